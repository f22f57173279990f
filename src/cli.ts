import path from "node:path";
import { openDb } from "./db/open.ts";
import { type CommandIo, runImport } from "./features/imports/run-import.ts";
import { languageOf } from "./lib/language.ts";
