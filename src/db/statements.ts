import type Database from "better-sqlite3";

const remembered = 1000;

/**
 * An SQL text whose statement is planned once. This SQLite (built with STAT4) plans a statement anew each time a value is bound
 * that its plan might depend on: what an index of a join is compared with, and a LIMIT. That takes several times as long as the
 * look-up itself. The values of a sub-select tell the planner nothing; no plan here wants them, as nothing is ever ANALYZEd.
 */
export const plannedOnce = (sql: string): string => sql.replace(/((?<![<>!])=|LIMIT|OFFSET) \?/g, "$1 (SELECT ?)");

/** The statements of a connection, each made once for each text; those asked for longest ago are forgotten. */
export function statements(connection: Database.Database): (sql: string) => Database.Statement {
  const prepare = connection.prepare.bind(connection);
  const known = new Map<string, Database.Statement>();
  return (sql) => {
    const statement = known.get(sql) ?? prepare(plannedOnce(sql));
    known.delete(sql);
    known.set(sql, statement);
    const [oldest] = known.size > remembered ? known.keys() : [];
    if (oldest !== undefined) known.delete(oldest);
    return statement;
  };
}

/** What Prisma's adapter does with a statement: it binds each anew, which a statement of better-sqlite3 allows only once. */
export function rememberStatements(connection: Database.Database): void {
  const statementOf = statements(connection);
  const bindable = (sql: string) => {
    const statement = statementOf(sql);
    const { reader, readonly } = statement;
    const bind = (values: unknown[]) => ({
      reader,
      run: () => statement.run(...values),
      columns: () => statement.columns(),
      raw: () => ({ all: () => statement.raw().all(...values) }),
    });
    return { readonly, bind } as unknown as Database.Statement;
  };
  connection.prepare = bindable as typeof connection.prepare;
}
