import { defineConfig } from "prisma/config";

// Prisma's command line downloads an engine that `generate` does not use; naming any executable keeps it offline.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({ schema: "src/generated/schema.prisma" });
