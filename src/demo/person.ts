/** Who works in the demo branch: the same people stand in the practice workspace and in the database. */
export type DemoPerson = {
  /** Slack's id in the practice workspace */
  slackId: string;
  handle: string;
  name: string;
  title: string;
  language: "zh" | "en";
  roles: string;
  team: string;
  /** the handle of whom this person reports to */
  reportsTo?: string;
  grade?: string;
};
