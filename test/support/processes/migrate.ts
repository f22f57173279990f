// Migrates a database file and prints the names of what it applied. Argument: the file.
import { migrate } from "../../../src/db/migrate.ts";

process.stdout.write(JSON.stringify(migrate(process.argv[2] ?? "")));
