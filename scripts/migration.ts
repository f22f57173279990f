// npm run migration -- NAME: writes the next migration after prisma/models.prisma was changed.
import { writeMigration } from "./schema-engine.ts";

const made = await writeMigration(process.argv[2] ?? "change");
console.log(made ? `written: ${made}` : "prisma/models.prisma and the migrations agree: nothing to write");
process.exit(0);
