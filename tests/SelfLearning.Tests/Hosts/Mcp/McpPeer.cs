using System.Text.Json.Nodes;

namespace SelfLearning.Tests.Hosts.Mcp;

/// <summary>The client's end of an MCP connection, written by hand: a line a message.</summary>
internal sealed class McpPeer(TextWriter to, TextReader from)
{
    private int number;

    /// <summary>The folders that the client says it works on; null: it has no roots at all.</summary>
    public IReadOnlyList<string>? Roots { get; set; }

    /// <summary>How often the server asked for them.</summary>
    public int RootsAsked { get; private set; }

    /// <summary>The notifications that came.</summary>
    public List<JsonNode> Notes { get; } = [];

    public JsonNode Initialize(string version = "2025-11-25")
    {
        var answer = Ask("initialize", new JsonObject
        {
            ["protocolVersion"] = version,
            ["capabilities"] = Roots is null ? new JsonObject() : new JsonObject { ["roots"] = new JsonObject { ["listChanged"] = true } },
            ["clientInfo"] = new JsonObject { ["name"] = "test", ["version"] = "1" },
        });
        Send(new JsonObject { ["jsonrpc"] = "2.0", ["method"] = "notifications/initialized" });
        return answer["result"]!;
    }

    public JsonNode Ask(string method, JsonNode? parameters = null) => Answer(Begin(method, parameters));

    public int Begin(string method, JsonNode? parameters = null)
    {
        Send(new JsonObject { ["jsonrpc"] = "2.0", ["id"] = ++number, ["method"] = method, ["params"] = parameters ?? new JsonObject() });
        return number;
    }

    /// <summary>Calls a tool and gives its result.</summary>
    public JsonNode Call(string tool, JsonObject arguments) => Ask("tools/call", new JsonObject { ["name"] = tool, ["arguments"] = arguments })["result"]!;

    public string Text(string tool, JsonObject arguments) => Call(tool, arguments)["content"]![0]!["text"]!.ToString();

    public void Note(string method, JsonNode? parameters = null) => Send(new JsonObject { ["jsonrpc"] = "2.0", ["method"] = method, ["params"] = parameters ?? new JsonObject() });

    public JsonNode Answer(int id)
    {
        while (true)
        {
            var message = Next();
            if (message["id"]?.ToString() == $"{id}" && message["method"] is null)
                return message;
        }
    }

    /// <summary>The next message that is not a question of the server's.</summary>
    public JsonNode Next()
    {
        while (true)
        {
            var message = JsonNode.Parse(from.ReadLine() ?? throw new InvalidOperationException("The server ended."))!;
            if (message["method"]?.ToString() == "roots/list")
            {
                RootsAsked++;
                Send(new JsonObject
                {
                    ["jsonrpc"] = "2.0", ["id"] = message["id"]!.DeepClone(),
                    ["result"] = new JsonObject { ["roots"] = new JsonArray([.. Roots!.Select(r => new JsonObject { ["uri"] = new Uri(r).AbsoluteUri })]) },
                });
                continue;
            }

            if (message["id"] is null)
                Notes.Add(message);
            return message;
        }
    }

    public void Send(JsonNode message) => SendText(message.ToJsonString());

    public void SendText(string line)
    {
        to.Write(line + "\n");
        to.Flush();
    }
}
