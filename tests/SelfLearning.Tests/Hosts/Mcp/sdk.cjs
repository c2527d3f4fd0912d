// Calls the three tools through an official TypeScript SDK, and says what came: node sdk.cjs FOLDER PROGRAM REPOSITORY
const { createRequire } = require("node:module")
const [folder, program, repository] = process.argv.slice(2)
const load = createRequire(folder + "/package.json")
const name = Object.keys(load("./package.json").dependencies)[0]
const { Client } = name.endsWith("/sdk") ? load(name + "/client/index.js") : load(name)
const { StdioClientTransport } = name.endsWith("/sdk") ? load(name + "/client/stdio.js") : load(name + "/stdio")

const main = async () => {
  const client = new Client({ name: "test", version: "1" }, { versionNegotiation: { mode: "auto" } })
  await client.connect(new StdioClientTransport({ command: program, args: ["mcp"], cwd: repository, env: { HOME: process.env.HOME, USER: "tester" } }))
  const tools = (await client.listTools()).tools.map((tool) => tool.name)
  // The SDK checks what is returned against the tool's output schema, and throws.
  const recorded = await client.callTool({ name: "record", arguments: { aha_cards: [{ title: "jq needs -r for raw text", when_to_use: "quotes in jq output", solution_steps: ["Add -r to jq"] }] } })
  const id = recorded.structuredContent.ids.aha_cards[0].id
  const recalled = await client.callTool({ name: "recall", arguments: { task: "jq prints quotes in its output" } })
  const told = await client.callTool({ name: "feedback", arguments: { id, outcome: "helped" } })
  const resources = (await client.listResources()).resources.map((resource) => resource.uri)
  const prompt = await client.getPrompt({ name: "review" })
  await client.close()
  console.log(JSON.stringify({ tools, id, recalled: recalled.content[0].text, signal: told.structuredContent.signal.kind, resources, prompt: prompt.messages.length }))
}

main().catch((fault) => {
  console.error(fault)
  process.exit(1)
})
