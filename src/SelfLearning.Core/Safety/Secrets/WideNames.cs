namespace SelfLearning.Core.Safety.Secrets;

/// <summary>Names in scripts that join words without blanks or case.</summary>
internal static class WideNames
{
    private static readonly string[] Passwords = ["密码", "密碼", "口令", "パスワード", "暗証番号", "비밀번호", "비번", "패스워드", "암호", "รหัสผ่าน"];
    private static readonly string[] Tokens = ["令牌", "密钥", "密鑰", "トークン", "秘密鍵", "시크릿", "토큰", "凭证"];

    public static KeyName Classify(ReadOnlySpan<char> word)
    {
        foreach (var name in Passwords)
        {
            if (word.IndexOf(name, StringComparison.Ordinal) >= 0)
                return new(NameKind.Password, "password");
        }

        foreach (var name in Tokens)
        {
            if (word.IndexOf(name, StringComparison.Ordinal) >= 0)
                return new(NameKind.Token, "token");
        }

        return default;
    }
}
