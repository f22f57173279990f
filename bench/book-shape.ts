/** What a database holds. */
export type BookShape = {
  managers: number;
  clientsPerManager: number;
  managersPerTeam: number;
  /** in the log */
  contactsPerClient: number;
  /** open, of each team */
  followUpsPerTeam: number;
  /** of all the years, with their acts; where there are any, plans are not made */
  complaints: number;
};
export type Book = BookShape & { file: string };
