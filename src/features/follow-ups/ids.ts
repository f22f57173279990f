/** Opens the form for a client: the value is the client's id. */
export const addFollowUpAction = "follow_up_add";
