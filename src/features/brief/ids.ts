/** Opens the brief of a client; its value is the client's id. */
export const openBriefAction = "brief_open";
