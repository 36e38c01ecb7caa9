// @ts-check
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/**
 * Names a running process so that a later process with the same number is not mistaken for it: process
 * numbers are reused, after a reboot and in containers even quickly.
 *
 * @param {number} pid
 * @returns {string | null} null when no such process runs (a zombie does not run)
 */
export function processIdentity(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return null;
  if (process.platform === "linux") return linuxIdentity(pid);
  const listed = spawnSync("ps", ["-o", "stat=,lstart=", "-p", String(pid)], { encoding: "utf8" });
  const line = listed.stdout?.trim() ?? "";
  if (listed.status !== 0 || line === "" || line.startsWith("Z")) return null;
  return line.replace(/^\S+\s+/, "");
}

/** @param {number} pid @returns {string | null} */
function linuxIdentity(pid) {
  const status = linuxStatus(pid);
  if (!status || status.state === "Z" || status.state === "X") return null;
  return `${bootId()}:${status.startedAtTicks}`;
}

/** See proc(5). @param {number} pid */
function linuxStatus(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The second field is the command in parentheses and may itself hold spaces and parentheses.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return { state: fields[0], parent: Number(fields[1]), startedAtTicks: fields[19] };
  } catch {
    return null;
  }
}

/** @returns {string} */
function bootId() {
  try {
    return readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
  } catch {
    return "boot";
  }
}

/**
 * The command line of a running process, or "" when it cannot be read.
 *
 * @param {number} pid
 * @returns {string} arguments separated by spaces
 */
export function processCommandLine(pid) {
  if (process.platform === "linux") {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").join(" ").trim();
    } catch {
      return "";
    }
  }
  const listed = spawnSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" });
  return listed.status === 0 ? listed.stdout.trim() : "";
}

/**
 * @param {number} pid
 * @returns {number | null} the process that started it
 */
export function parentOf(pid) {
  if (process.platform === "linux") return linuxStatus(pid)?.parent ?? null;
  const listed = spawnSync("ps", ["-o", "ppid=", "-p", String(pid)], { encoding: "utf8" });
  const parent = Number.parseInt(listed.stdout ?? "", 10);
  return listed.status === 0 && Number.isInteger(parent) ? parent : null;
}

/**
 * Whether the process runs, ours or not.
 *
 * @param {number} pid
 * @returns {boolean}
 */
export function isAlive(pid) {
  return processIdentity(pid) !== null;
}
