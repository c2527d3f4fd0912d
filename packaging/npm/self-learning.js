#!/usr/bin/env node
// Finds the program in the package of this system and becomes it, as far as Node allows. Hooks never come through here: `install` copies the
// program to its place, and agents call that.
"use strict"
const { spawnSync } = require("node:child_process")
const { existsSync } = require("node:fs")
const path = require("node:path")

const system = { linux: "linux", darwin: "osx", win32: "win" }[process.platform] + "-" + process.arch
const file = process.platform === "win32" ? "self-learning.exe" : "self-learning"

function find() {
  try {
    return path.join(path.dirname(require.resolve(`self-learning-skills-${system}/package.json`)), file)
  } catch {
    return null
  }
}

const program = find()
if (!program || !existsSync(program)) {
  console.error(`error: The package self-learning-skills-${system} is not installed.`)
  console.error("hint: Install it beside self-learning-skills, and do not switch optional packages off (npm --omit=optional).")
  process.exit(1)
}

const ran = spawnSync(program, process.argv.slice(2), { stdio: "inherit" })
if (ran.error) {
  console.error(`error: ${program} does not start: ${ran.error.message}`)
  process.exit(1)
}
if (ran.signal) process.kill(process.pid, ran.signal)
process.exit(ran.status)
