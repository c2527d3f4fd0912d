using SelfLearning.Core.Recall;

namespace SelfLearning.Tests.Core.Recall;

public sealed class ErrorSignatureTests
{
    [Theory]
    [InlineData("error[E0382]: borrow of moved value: `a` --> src/main.rs:4:5", "error[E0382]: borrow of moved value: `order_7` --> lib/x/y.rs:120:33")]
    [InlineData("FileNotFoundError: [Errno 2] No such file or directory: '/tmp/a.txt'", "FileNotFoundError: [Errno 17] No such file or directory: '/home/b/c d.csv'")]
    [InlineData("2024-01-02T03:04:05Z ERROR connect to 10.0.0.1:5432 refused after 30s", "2026-11-02T13:14:15Z ERROR connect to db.example.com:5433 refused after 2s")]
    [InlineData("panic: nil pointer dereference [addr=0x18 pc=0x48f0a2]", "panic: nil pointer dereference [addr=0x0 pc=0x99]")]
    [InlineData("request 123e4567-e89b-12d3-a456-426614174000 timed out in worker-3", "request 0e4567aa-0000-12d3-a456-426614174fff timed out in worker-12")]
    public void The_same_error_with_other_values_has_the_same_signature(string first, string second)
    {
        var signature = Assert.Single(ErrorSignature.Of(first));
        Assert.Equal(signature, Assert.Single(ErrorSignature.Of(second)));
        Assert.Matches("^sig_[0-9a-f]{16}$", signature.Mark);
    }

    [Theory]
    [InlineData("error[E0382]: borrow of moved value: `a`", "error[E0502]: borrow of moved value: `a`")]
    [InlineData("TypeError: x is not a function", "ReferenceError: x is not a function")]
    [InlineData("npm: command not found", "yarn: command not found")]
    public void Code_type_and_tool_tell_errors_apart(string first, string second) =>
        Assert.NotEqual(ErrorSignature.Of(first), ErrorSignature.Of(second));

    [Fact]
    public void Frames_of_a_trace_and_ordinary_lines_of_a_text_have_no_signature()
    {
        Assert.Empty(ErrorSignature.Of("Traceback (most recent call last):\n  File \"/a/b.py\", line 3, in main\n    at run (x.js:1:2)"));
        Assert.Empty(ErrorSignature.InText("Add a column to the table.\nThen run the build."));
    }
}
