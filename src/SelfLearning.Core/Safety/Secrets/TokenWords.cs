namespace SelfLearning.Core.Safety.Secrets;

/// <summary>The words that stand before the chance part of a token or an identifier.</summary>
internal static class TokenWords
{
    /// <summary>Words that issuers put before the chance part of a secret.</summary>
    public static bool IsMarker(ReadOnlySpan<char> word)
    {
        Span<char> lower = stackalloc char[12];
        return Lowered(word, ref lower) && lower is
            "sk" or "rk" or "pat" or "key" or "token" or "tok" or "tkn" or "secret" or "sec" or "api" or "apikey" or "auth" or "oauth" or "access" or "refresh"
            or "live" or "sat" or "aat" or "priv" or "private" or "cred" or "whsec" or "admin" or "service" or "svc" or "pw" or "pwd" or "pass" or "bearer"
            or "personal" or "deploy" or "bot" or "prod" or "sandbox";
    }

    /// <summary>Words that stand before identifiers and digests, which are no secrets.</summary>
    public static bool IsIdentifier(ReadOnlySpan<char> word)
    {
        Span<char> lower = stackalloc char[12];
        return Lowered(word, ref lower) && lower is
            "sha" or "sha1" or "sha224" or "sha256" or "sha384" or "sha512" or "md5" or "blake2b" or "blake3" or "crc32" or "h1" or "hash" or "digest" or "etag"
            or "user" or "org" or "msg" or "toolu" or "req" or "run" or "call" or "thread" or "asst" or "file" or "chatcmpl" or "cmpl" or "evt" or "pi" or "cus"
            or "sub" or "price" or "in" or "ch" or "seti" or "pm" or "cs" or "ses" or "resp" or "batch" or "img" or "image" or "doc" or "build" or "commit" or "rev"
            or "node" or "pod" or "job" or "task" or "trace" or "span" or "id" or "uuid" or "aha" or "rec" or "sig" or "release" or "layer" or "cache" or "chunk"
            or "vendor" or "index" or "main" or "test" or "pkg" or "lib" or "urn" or "bundle" or "fp" or "dpl" or "prj" or "team" or "item" or "rs" or "fc" or "ws";
    }

    /// <summary>Names whose value may be chance and is yet no secret: identifiers, digests, content.</summary>
    public static bool IsIdentifying(ReadOnlySpan<char> name)
    {
        foreach (var end in (ReadOnlySpan<string>)["id", "ids", "hash", "digest", "sum", "sha", "integrity", "etag", "uuid", "guid", "commit", "rev", "revision", "cursor", "fingerprint", "content", "data", "version", "src", "href",
            "url", "uri", "image", "icon", "path", "file", "d", "class", "style", "expected", "actual", "input", "output", "body", "text", "payload", "base64", "b64", "sha256", "sha512", "sha1", "md5", "certificate", "cert", "pem", "ref", "trace"])
        {
            if (name.EndsWith(end, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    private static bool Lowered(ReadOnlySpan<char> word, ref Span<char> buffer)
    {
        if (word.Length > buffer.Length)
            return false;
        word.ToLowerInvariant(buffer);
        buffer = buffer[..word.Length];
        return true;
    }
}
