using System.Diagnostics;
using System.Text.Json.Nodes;

namespace SelfLearning.Tests.Page;

/// <summary>A page in the browser.</summary>
internal sealed class Tab
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Browser browser;
    private readonly string session;

    public Tab(Browser browser, string session)
    {
        (this.browser, this.session) = (browser, session);
        foreach (var domain in new[] { "Page", "Runtime", "Network", "Log" })
            browser.Send(session, $"{domain}.enable");
    }

    /// <summary>The addresses that were asked for so far; what lies in the page itself is left out.</summary>
    public IReadOnlyList<string> Requests => [.. browser.Events(session, "Network.requestWillBeSent").Select(e => e["request"]!["url"]!.ToString()).Where(u => !u.StartsWith("data:", StringComparison.Ordinal))];

    /// <summary>Faults of scripts, and what the browser refused to load or run.</summary>
    public IReadOnlyList<string> Faults =>
    [
        .. browser.Events(session, "Runtime.exceptionThrown").Select(e => e["exceptionDetails"]!.ToJsonString()),
        .. browser.Events(session, "Log.entryAdded").Where(e => e["entry"]!["level"]!.ToString() == "error").Select(e => e["entry"]!["text"]!.ToString()),
    ];

    /// <summary>The messages that the page opened (alert and its kin): none of ours does.</summary>
    public int Dialogs => browser.Events(session, "Page.javascriptDialogOpening").Count;

    public void Go(string address)
    {
        var answer = browser.Send(session, "Page.navigate", new JsonObject { ["url"] = address });
        Assert.True(answer["errorText"] is null, $"{address}: {answer["errorText"]}");
    }

    /// <summary>Opens a view of the page and waits until all of it is drawn; the milliseconds until its first part stood there.</summary>
    public double View(string route)
    {
        Run($"delete document.getElementById('main').dataset.drawn; window.began = performance.now(); location.hash === '#/{route}' ? dispatchEvent(new HashChangeEvent('hashchange')) : location.hash = '#/{route}'");
        Until("document.getElementById('main').dataset.drawn !== undefined && (window.first ??= performance.now())", pause: 2);
        Until("document.getElementById('main').dataset.drawn !== 'first' && document.getElementById('main').dataset.drawn !== undefined");
        var took = double.Parse(Text("window.first - window.began"), System.Globalization.CultureInfo.InvariantCulture);
        Run("window.first = undefined");
        return took;
    }

    /// <summary>The value of an expression as text; a fault of the page fails the test.</summary>
    public string Text(string expression)
    {
        var answer = browser.Send(session, "Runtime.evaluate", new JsonObject { ["expression"] = expression, ["awaitPromise"] = true, ["returnByValue"] = true });
        Assert.True(answer["exceptionDetails"] is null, $"{expression}: {answer["exceptionDetails"]?.ToJsonString()}");
        return answer["result"]!["value"]?.ToString() ?? "";
    }

    public void Run(string script) => Text($"(() => {{ {script}; }})()");

    /// <summary>Runs statements of more than one line.</summary>
    public void Load(string script)
    {
        var answer = browser.Send(session, "Runtime.evaluate", new JsonObject { ["expression"] = script, ["returnByValue"] = false });
        Assert.True(answer["exceptionDetails"] is null, answer["exceptionDetails"]?.ToJsonString());
    }

    public string Body => Text("document.body.innerText");

    public void Until(string condition, int pause = 20)
    {
        var clock = Stopwatch.StartNew();
        while (Text($"!!({condition})") != "true")
        {
            if (clock.Elapsed > Patience)
                Assert.Fail($"This did not come about: {condition}\n{Body}\n{string.Join('\n', Faults)}");
            Thread.Sleep(pause);
        }
    }

    public void UntilSays(string words) => Until($"document.body?.innerText.includes({JsonValue.Create(words)!.ToJsonString()})");

    /// <summary>Presses a button by the beginning of its words.</summary>
    public void Press(string words, string within = "document") =>
        Run($"[...{within}.querySelectorAll('button')].find(b => b.textContent.startsWith({JsonValue.Create(words)!.ToJsonString()})).click()");

    public void Fill(string name, string value) =>
        Run($"(field => {{ field.value = {JsonValue.Create(value)!.ToJsonString()}; field.dispatchEvent(new Event('input', {{ bubbles: true }})); }})(document.querySelector('[name=\"{name}\"], #{name}'))");

    public void Key(string key)
    {
        foreach (var type in new[] { "keyDown", "keyUp" })
        {
            var press = new JsonObject { ["type"] = type, ["key"] = key };
            if (type == "keyDown" && key.Length == 1)
                press["text"] = key;
            if (key == "Enter")
                (press["windowsVirtualKeyCode"], press["text"]) = (13, "\r");
            browser.Send(session, "Input.dispatchKeyEvent", press);
        }
    }

    public void Size(int width, int height) => browser.Send(session, "Emulation.setDeviceMetricsOverride", new JsonObject { ["width"] = width, ["height"] = height, ["deviceScaleFactor"] = 1, ["mobile"] = false });

    public void Dark(bool isDark) => browser.Send(session, "Emulation.setEmulatedMedia", new JsonObject
    {
        ["features"] = new JsonArray(new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = isDark ? "dark" : "light" }),
    });

    /// <summary>The visible part as a picture (WebP).</summary>
    public byte[] Picture() => Convert.FromBase64String(browser.Send(session, "Page.captureScreenshot", new JsonObject { ["format"] = "webp", ["quality"] = 60 })["data"]!.ToString());
}
