/** Who asks of complaints, and where the desk is: the Slack ids that the database, the load and the stand-in agree on. */
export const deskChannel = "CDESK";
export const deskMember = "UDESK1";
export const staffMember = "USTAFF1";
/** of 20 managers; of ten such teams; of the whole house */
export const teamLead = "ULEAD1";
export const regionLead = "UREGION1";
export const houseLead = "UHOUSE";
