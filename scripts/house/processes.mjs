import { spawn } from "node:child_process";
import { stripVTControlCharacters } from "node:util";
import { root } from "./root.mjs";

/**
 * Runs a program to its end.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, quiet?: boolean }} [options] `quiet` keeps the output and returns it;
 *   otherwise it goes straight to the terminal.
 * @returns {Promise<{ code: number, output: string }>} a signal counts as code 1
 */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...args], {
      cwd: options.cwd ?? root,
      env: { ...(options.env ?? process.env), ...(options.quiet ? { NO_COLOR: "1", FORCE_COLOR: undefined } : {}) },
      stdio: options.quiet ? ["ignore", "pipe", "pipe"] : ["ignore", "inherit", "inherit"],
    });
    let output = "";
    const keep = (chunk) => {
      output += chunk;
    };
    child.stdout?.setEncoding("utf8").on("data", keep);
    child.stderr?.setEncoding("utf8").on("data", keep);
    child.once("error", reject);
    child.once("close", (code) => resolve({ code: code ?? 1, output: stripVTControlCharacters(output) }));
  });
}

/** Runs a script of an installed package with this Node, without a shell and without `npx`. */
export function runTool(script, args, options) {
  return run(process.execPath, [script, ...args], options);
}

/** The name a colleague would call an error by, without a stack. */
export function messageOf(error) {
  return error instanceof Error ? error.message : String(error);
}
