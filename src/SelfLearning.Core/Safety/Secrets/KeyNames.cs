namespace SelfLearning.Core.Safety.Secrets;

/// <summary>Reads names: <c>db_password</c>, <c>clientSecret</c>, <c>X-Api-Key</c>, <c>PGPASSWORD</c>, "secret access key". Their last
/// word decides, once numbers and words such as <c>prod</c> or <c>value</c> are dropped.</summary>
internal static class KeyNames
{
    private const int LongestWord = 32;

    // Scripts that join words without blanks or case.
    private static readonly string[] WidePasswords = ["密码", "密碼", "口令", "パスワード", "暗証番号", "비밀번호", "비번", "패스워드", "암호", "รหัสผ่าน"];
    private static readonly string[] WideTokens = ["令牌", "密钥", "密鑰", "トークン", "秘密鍵", "시크릿", "토큰", "凭证"];

    public static KeyName Classify(string text, int start, int end)
    {
        if (text[start] >= '\u2e80')
            return OfWide(text[start..end]);
        if (IsVerdict(text.AsSpan(0, start), text.AsSpan(start, end - start)))
            return default;
        if (end - start > 96)
            start = end - 96;
        Span<char> lower = stackalloc char[LongestWord];
        for (var dropped = 0; dropped < 4; dropped++)
        {
            var from = WordStart(text, start, ref end);
            if (end <= from)
                return default;
            var word = Lower(text.AsSpan(from, end - from), lower);
            if (dropped < 3 && from > start && IsDropped(word))
            {
                end = from;
                continue;
            }

            var name = OfWord(word, from == start);
            return word.EndsWith("key") ? OfKey(text, start, from, word) : IsPublic(text, start, from) ? default : name;
        }

        return default;
    }

    // "--- PASS: TestFeatures": Go's word on a test.
    private static bool IsVerdict(ReadOnlySpan<char> before, ReadOnlySpan<char> name) => name is "PASS" && before.EndsWith("--- ");

    private static KeyName OfWide(string name) =>
        Array.Exists(WidePasswords, name.Contains) ? new(NameKind.Password, "password") : Array.Exists(WideTokens, name.Contains) ? new(NameKind.Token, "token") : default;

    // The last word before `end`; separators and digits after it are cut off. Words end at `_ - . $` and where lower case turns upper.
    private static int WordStart(string text, int start, ref int end)
    {
        while (end > start && !IsLetter(text[end - 1]))
            end--;
        var at = end;
        if (at > start && char.IsUpper(text[at - 1]))
        {
            while (at > start && char.IsUpper(text[at - 1]))
                at--;
            return at;
        }

        while (at > start && IsLetter(text[at - 1]) && !char.IsUpper(text[at - 1]))
            at--;
        if (at > start && char.IsUpper(text[at - 1]))
            at--;
        return at;
    }

    private static bool IsLetter(char c) => char.IsAsciiLetter(c) || (c >= '\u00c0' && char.IsLetter(c));

    private static Span<char> Lower(ReadOnlySpan<char> word, Span<char> buffer)
    {
        if (word.Length > buffer.Length)
            word = word[^buffer.Length..];
        word.ToLowerInvariant(buffer);
        return buffer[..word.Length];
    }

    private static bool IsDropped(ReadOnlySpan<char> word) => word is
        "prod" or "production" or "dev" or "development" or "staging" or "stage" or "test" or "testing" or "live" or "sandbox" or "local" or "ci" or "qa"
        or "demo" or "old" or "new" or "current" or "previous" or "prev" or "next" or "primary" or "secondary" or "backup" or "default" or "base" or "value"
        or "val" or "string" or "str" or "plain" or "raw" or "b" or "encoded" or "hex" or "env" or "arg" or "param" or "v" or "text" or "here" or "for" or "stdin"
        or "admin" or "root" or "user" or "master" or "slave" or "main" or "personal";

    private static KeyName OfWord(ReadOnlySpan<char> word, bool whole) => word switch
    {
        "password" or "passwd" or "passphrase" or "passwort" or "kennwort" or "passcode" or "pswd" or "psw" or "passw" => new(NameKind.Password, "password"),
        "senha" or "contrasena" or "contraseña" or "wachtwoord" or "parola" or "пароль" or "пароля" or "hasło" or "haslo" or "heslo" or "lösenord" or "şifre" => new(NameKind.Password, "password"),
        "passwords" or "mdp" or "passe" or "salasana" or "adgangskode" or "passord" or "jelszó" or "lozinka" or "clave" or "katasandi" => new(NameKind.Password, "password", whole),
        "pass" or "pw" or "pwd" or "pword" or "pin" or "psk" => new(NameKind.Password, "password", whole),
        "secret" or "secrets" => new(NameKind.Token, "secret"),
        "token" or "tokens" or "tok" or "tkn" or "jwt" or "pat" or "bearer" => new(NameKind.Token, "token", whole && word is "pat" or "tok" or "tkn"),
        "apikey" or "apitoken" or "accesskey" or "secretkey" => new(NameKind.Token, "api-key"),
        "credential" or "credentials" or "creds" or "cred" => new(NameKind.Token, "credential"),
        "auth" or "authorization" or "authentication" => new(NameKind.Token, "authorization", whole && word is not "authorization"),
        "cookie" or "cookies" or "sid" or "sess" or "session" or "sessid" or "sessionid" => new(NameKind.Token, "session", true),
        "signature" or "sig" or "hmac" => new(NameKind.Key, "signature", true),
        "webhook" or "dsn" or "sas" or "otp" or "seed" or "mnemonic" => new(NameKind.Key, "secret", true),
        _ => OfEnding(word),
    };

    // Words run together: "dbpassword", "authtoken", "PHPSESSID".
    private static KeyName OfEnding(ReadOnlySpan<char> word)
    {
        if (word.EndsWith("password") || word.EndsWith("passwd") || word.EndsWith("passphrase") || word.EndsWith("passwort") || word.EndsWith("pwd"))
            return new(NameKind.Password, "password");
        if (word.EndsWith("pass") && word is not ("bypass" or "compass" or "trespass" or "surpass" or "overpass" or "underpass" or "encompass"))
            return new(NameKind.Password, "password", true);
        if (word.EndsWith("token"))
            return new(NameKind.Token, "token");
        if (word.EndsWith("secret"))
            return new(NameKind.Token, "secret");
        if (word.EndsWith("sessid") || word.EndsWith("sessionid") || word.EndsWith("cookie"))
            return new(NameKind.Token, "session");
        return word.EndsWith("auth") ? new(NameKind.Token, "authorization") : default;
    }

    // A key is what the word before it says: an API key, or a primary key. In prose the word before stands apart.
    private static KeyName OfKey(string text, int start, int from, ReadOnlySpan<char> word)
    {
        if (word is not "key")
        {
            if (word is "monkey" or "turkey" or "hotkey" or "donkey" or "whiskey" or "jockey" or "hockey" or "pubkey" or "publickey" or "keykey" or "primarykey" or "passkey" or "foreignkey" or "sortkey" or "cachekey")
                return default;
            return new(word.EndsWith("apikey") || word.EndsWith("secretkey") || word.EndsWith("accesskey") || word.EndsWith("privatekey") ? NameKind.Token : NameKind.Key, "api-key");
        }

        var end = from;
        if (from == start)
        {
            if (end >= 2 && text[end - 1] is ' ' or '-' && IsLetter(text[end - 2]))
                start = Math.Max(0, end - LongestWord);
            else
                return new(NameKind.Key, "key", true);
        }

        var at = WordStart(text, start, ref end);
        Span<char> buffer = stackalloc char[LongestWord];
        return Lower(text.AsSpan(at, end - at), buffer) switch
        {
            "api" or "access" or "secret" or "auth" or "encryption" or "signing" or "master" or "account" or "shared" or "private" or "app" or "application"
                or "consumer" or "client" or "admin" or "subscription" or "service" or "storage" or "license" or "security" or "authorization" or "webhook" => new(NameKind.Token, "api-key"),
            "public" or "primary" or "foreign" or "cache" or "partition" or "sort" or "idempotency" or "translation" or "registry" or "host" or "hash" or "lookup"
                or "row" or "object" or "unique" or "composite" or "routing" or "arrow" or "function" or "return" or "enter" or "escape" or "tab" or "pub" or "gpg"
                or "pgp" or "fingerprint" or "index" or "map" or "dict" or "json" or "config" or "property" or "message" or "i18n" or "group" or "range"
                or "modifier" or "shift" or "ctrl" or "control" or "alt" or "meta" or "option" or "left" or "right" or "up" or "down" or "delete" or "backspace" => default,
            "the" or "a" or "this" or "that" or "each" or "any" or "using" or "with" or "by" or "of" or "and" or "or" or "new" or "same" or "no" => new(NameKind.Key, "key", true),
            _ => new(NameKind.Key, "api-key"),
        };
    }

    // An assembly's PublicKeyToken is public.
    private static bool IsPublic(string text, int start, int from) =>
        from - start >= 6 && text.AsSpan(start, from - start).Contains("public", StringComparison.OrdinalIgnoreCase) && text.AsSpan(start, from - start).EndsWith("key", StringComparison.OrdinalIgnoreCase);
}
