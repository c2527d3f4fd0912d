using SelfLearning.Core.Recall;

namespace SelfLearning.Tests.Core.Recall;

public sealed class CallFramesTests
{
    [Theory]
    [InlineData("Traceback (most recent call last):\n  File \"/a/b.py\", line 3, in main\n    run(exec)\n    ^^^^^^^^\nKeyError: 'x'", "KeyError: 'x'")]
    [InlineData("Ran app. Traceback (most recent call last): File \"/a/b.py\", line 3, in <module> run(exec) File \"c.py\", line 4, in run go() app.errors.LockError: locked", "Ran app. app.errors.LockError: locked")]
    [InlineData("java.io.IOException: closed\n\tat com.acme.Pool.take(Pool.java:31)\n\tat jdk.Native.call(Native Method)", "java.io.IOException: closed")]
    [InlineData("TypeError: x is not a function\n    at async run (/app/x.js:1:2)\n    at /app/y.js:3:4\n    at new Job (<anonymous>)", "TypeError: x is not a function")]
    [InlineData("System.IO.IOException: in use\n   at Acme.Store.Open(String path) in /src/Store.cs:line 12\n   at Acme.Main(String[] args)", "System.IO.IOException: in use")]
    [InlineData("panic: nil map\n\ngoroutine 1 [running]:\n\t/app/main.go:12 +0x1d", "panic: nil map")]
    [InlineData("app.rb:3:in 'go': no such table (Error)\n\tfrom app.rb:9:in 'main'", "app.rb:3:in 'go': no such table (Error)")]
    [InlineData("thread 'main' panicked at 'oops'\n   0: std::panicking::begin\n   1: 0x55d0 - app::run", "thread 'main' panicked at 'oops'")]
    public void The_calls_of_a_trace_are_told_from_what_went_wrong(string text, string told)
    {
        var split = CallFrames.Split(text);
        Assert.Equal(told, string.Join(' ', split.Told.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        Assert.NotEmpty(split.Calls);
    }

    [Theory]
    [InlineData("meet at noon (or at 12:30) in room 4: bring the file \"a.py\", line by line")]
    [InlineData("error at line 3: expected a number, got 4:5")]
    [InlineData("fatal: unable to access 'https://host/x.git/': look at the log")]
    [InlineData("")]
    public void Other_texts_stay_whole(string text) => Assert.Equal((text, ""), CallFrames.Split(text));
}
