namespace SelfLearning.Core.Safety.PromptInjection;

/// <summary>What texts say that want to command an agent rather than teach it.</summary>
internal static class Phrases
{
    private const string Drop = "ignore|disregard|forget|discard|neglect|ignoring|disregarding|forgetting|violate";
    private const string Person = "user|users|human|humans|operator|owner|developer|developers|maintainer|maintainers|anyone|anybody|person|people|reviewer|reviewers|customer|admin|them|him|her|me|us|team";
    private const string Note = "card|cards|note|notes|memory|lesson|message|text|entry|recommendation|record|skill|document|page|comment|line|instruction|instructions|prompt|reminder";
    private const string Keys = "key|keys|token|tokens|password|passwords|credentials|secret|secrets|cookie|cookies|passphrase";
    private const string Secrets = "~/.aws/credentials|.env|~/.ssh|~/.ssh/id_rsa|id_rsa|~/.ssh/id_ed25519|id_ed25519|/etc/shadow|~/.netrc|.netrc|~/.npmrc|~/.git-credentials|~/.kube/config|keychain|secrets|credentials|tokens|cookies|passwords|keys|wallet|/etc/passwd";
    private const string Out = "send|post|upload|email|mail|forward|transmit|exfiltrate|leak|submit|share|curl|paste|publish";

    private static Dictionary<string, List<Phrase>>? byFirst;

    /// <summary>The phrases that may begin with a word; read from the table when first asked.</summary>
    public static IReadOnlyList<Phrase> BeginningWith(string word) => (byFirst ??= Index()).TryGetValue(word, out var phrases) ? phrases : [];

    private static Dictionary<string, List<Phrase>> Index()
    {
        var index = new Dictionary<string, List<Phrase>>(StringComparer.Ordinal);
        foreach (var phrase in Table())
        {
            foreach (var word in phrase.First.Distinct())
            {
                if (!index.TryGetValue(word, out var phrases))
                    index[word] = phrases = [];
                phrases.Add(phrase);
            }
        }

        return index;
    }

    private static Phrase[] Table() =>
    [
        new("ignore-instructions", $"{Drop} *3 previous|prior|above|earlier|preceding|foregoing|system|security|safety|your|developer|aforementioned *3 instructions|instruction|rules|rule|prompt|prompts|guidelines|policy|policies|guardrails|directives|safeguards|restrictions|constraints|training|orders|messages|context|commands"),
        new("ignore-instructions", "override|bypass|circumvent|overriding|bypassing *3 previous|prior|above|earlier|preceding|system|safety|your|developer *2 instructions|instruction|prompt|prompts|guidelines|guardrails|safeguards|directives|training|orders|rules"),
        new("ignore-instructions", $"{Drop} *1 all|any|every *2 instructions|prompts|guardrails|safeguards|directives|restrictions"),
        new("ignore-instructions", "ignore|disregard|forget all|your|the *1 rules|instructions|guidelines"),
        new("ignore-instructions", "ignore|disregard|forget everything|anything *3 above|before|said|told|learned|previously|know|read"),
        new("ignore-instructions", "do not|don't|no *1 longer|follow|obey|apply *3 previous|prior|above|earlier|system|safety *2 instructions|rules|prompt|guidelines|policy|policies"),
        new("ignore-instructions", "don't|never follow|obey *3 previous|prior|system|safety *2 instructions|rules|prompt|guidelines|policy|policies"),
        new("ignore-instructions", "rules|instructions|policies|guardrails|restrictions|policy *2 no longer apply|applies|valid"),
        new("ignore-instructions", "these|this|following|new *2 instructions|instruction|orders|rules|note *3 override|overrides|supersede|supersedes|replace|replaces|precedence *6 previous|prior|other|all|system|any|over"),
        new("ignore-instructions", "ignoriere|vergiss|missachte *3 anweisungen|regeln|instruktionen|vorgaben"),
        new("ignore-instructions", "ignorez|ignore|oubliez|oublie *3 instructions|consignes|règles *2 précédentes|ci-dessus|antérieures"),
        new("ignore-instructions", "ignora|olvida|ignore *3 instrucciones|reglas|istruzioni|instruções *2 anteriores|previas|precedenti"),
        new("ignore-instructions", "игнорируй|забудь|игнорируйте *3 инструкции|правила|указания"),
        new("spoofed-role", "you are now|henceforth *3 developer|dan|jailbroken|unrestricted|root|god|debug|admin|administrator|uncensored|unfiltered|evil|free|maintenance|sudo|different|autonomous|privileged"),
        new("spoofed-role", "you are no longer *3 bound|restricted|assistant|limited|required|claude|codex|copilot"),
        new("spoofed-role", "act|behave|respond|pretend|roleplay *2 as|you|you're *3 unrestricted|jailbroken|dan|root|uncensored|unfiltered|evil|administrator|different|malicious"),
        new("spoofed-role", "your new role|instructions|instruction|goal|task|objective|persona|orders|mission|identity|purpose"),
        new("spoofed-role", "new|updated|real|true|actual system prompt|instructions|instruction|message"),
        new("spoofed-role", "enter|enable|activate|switch|entering *3 god|dan|jailbreak|unrestricted|uncensored|sudo mode"),
        new("spoofed-role", "from now on *2 approve|obey|you|respond|answer|act|ignore|trust|accept|treat|execute|comply|agree|pretend|allow"),
        new("spoofed-role", "you must|should|shall|will|have *2 always|now|immediately|to|unconditionally obey|comply"),
        new("spoofed-role", "as an|the ai|llm|assistant|agent *1 you must|should|shall|will|are"),
        new("spoofed-role", "attention|dear|hey|hello|note *1 ai|llm|claude|codex|copilot|gpt|assistant|agent|chatgpt|gemini|cursor *3 must|please|you|run|execute|do"),
        new("reveals-prompt", "print|reveal|show|repeat|output|leak|dump|disclose|tell|recite|display|share *4 system|initial|hidden|original|developer|your prompt|instructions|message|rules"),
        new("secrecy", $"not|never|don't|dont|cannot|without *1 tell|telling|inform|informing|notify|notifying|alert|alerting|warn|warning|ask|asking|consult|consulting *1 {Person}"),
        new("secrecy", $"not|never|don't|dont *1 mention|reveal|disclose|show|report|say|explain|display *5 to *1 {Person}"),
        new("secrecy", "not|never|don't|dont *1 mention|reveal|disclose|report|discuss|talk *3 this|these|that *1 note|instruction|instructions|message|step|card|memory|action|change|prompt"),
        new("secrecy", $"hide|conceal|keep *4 from *1 {Person}"),
        new("secrecy", $"keep *2 this|it|these secret|hidden|confidential|quiet|silent|between"),
        new("secrecy", $"user|human|operator|developer must|should|need|may not|never *2 know|see|notice|find|learn|be|told"),
        new("secrecy", "silently|quietly|secretly|covertly *2 run|execute|install|add|send|upload|push|commit|modify|delete|insert|replace|append|approve"),
        new("auto-approval", "approve|accept|permit|authorize|auto-approve *1 every|all|any|each *2 tool|tools|command|commands|request|requests|call|calls|action|actions|permission|permissions"),
        new("auto-approval", "allow|confirm|whitelist *1 every|all|any|each *1 tool|tools|agent|assistant"),
        new("auto-approval", "already|pre|previously|been|was|is *1 approved|authorized|authorised|preapproved|pre-approved|sanctioned|cleared by|from *2 user|admin|administrator|human|operator|owner|security|anthropic|openai|management|ceo"),
        new("auto-approval", "no|without|skip|skipping *2 confirmation|approval|permission|review|consent *2 needed|required|necessary|from *2 user|human|operator|for|tool|agent"),
        new("auto-approval", "user|admin|operator|owner|human *1 has|have|already|hereby *2 approved|authorized|consented|agreed|permitted|confirmed|granted"),
        new("auto-approval", "apply|execute|run|promote|backport|accept|approve|do|install *2 now|immediately|automatically without|no|do|and *2 asking|review|questions|confirmation|hesitation|not"),
        new("trigger-on-read", $"when|whenever|if|once|after|upon|every|each|before *2 you|agent|assistant|model|reading|loading|seeing|time *3 see|read|load|open|recall|retrieve|encounter|view|process|receive|shown|reading|loading|seeing|find *2 this|the|these *1 {Note}"),
        new("trigger-on-read", $"reading|seeing|loading|recalling|opening this {Note} *4 must|run|execute|means|requires|triggers"),
        new("trigger-on-read", "run|execute|do|call|invoke|fetch *9 before|first anything|doing|answering|responding|everything|any *1 else|anything|other"),
        new("unsafe-advice", "always|must|should|everyone|users|best|important|required|recommended|please|simply|just|fix *8 disable|skip|turn|remove|deactivate|bypass|off *3 tls|ssl|certificate|https|verification|authentication|antivirus|firewall|selinux|sandbox|sandboxing|auth|csp *1 verification|checks|validation|check|completely|permanently|everywhere"),
        new("unsafe-advice", "always|must|should|best|important|required|everyone|please *8 node_tls_reject_unauthorized=0|git_ssl_no_verify=1|git_ssl_no_verify=true|pythonhttpsverify=0|--dangerously-skip-permissions|--yolo|--no-sandbox|--insecure|--dangerously-bypass-approvals-and-sandbox|stricthostkeychecking=no|verify=false"),
        new("unsafe-advice", "--no-verify *6 --force|-f|--no-gpg-sign"),
        new("unsafe-advice", "always|must|should|best|everyone|please|just *5 --no-verify|777|--force"),
        new("unsafe-advice", "--force|push *6 --no-verify"),
        new("unsafe-advice", "always|must|should|best|please|just *4 skip|disable|delete|remove|comment *3 tests|review|reviews|hooks|scanning|linting|checks|protection|alerts|logging|audit *2 to|before|so|and|out|completely|entirely"),
        new("exfiltration", $"exfiltrate|steal|harvest|siphon *6 {Secrets}|data|files|context|conversation|environment|variables|code|source"),
        new("exfiltration", $"{Out} *6 {Secrets} *6 to|http|https|@|via|with|into"),
        new("exfiltration", $"{Out} *4 contents|content|output|value|values *3 {Secrets}|environment|env|conversation"),
        new("exfiltration", $"print|cat|show|display|output|read|copy|include|paste|echo *2 contents|content *3 ~/.aws/credentials|~/.ssh/id_rsa|~/.ssh|~/.netrc|/etc/shadow|~/.git-credentials|~/.kube/config|keychain"),
        new("exfiltration", $"copy|paste|put|include|write|add|enter|type|insert|embed|store|save|record *2 your|user's|users'|their *3 {Keys} *2 into|in|here|inside"),
        new("exfiltration", $"send|post|share|provide|give|reveal|submit|forward *2 your|user's|users'|their|all|any *3 {Keys} *2 to|here|with|as"),
        new("exfiltration", $"{Out} *4 conversation|context|chat|transcript|codebase|repository *5 to *3 http|https|url|server|endpoint|webhook|address|following"),
        new("package-lure", "correct|right|official|real|proper|actual|new|safe|secure|patched *2 package|library|module|crate|gem|dependency|image *4 note|mind|watch|with|beware *3 spelling|spelled|typo|exact"),
        new("package-lure", "install|add|use|import *3 exact|this|unusual|odd *1 spelling"),
        new("package-lure", "note|mind|mark *2 spelling"),
        new("memory-order", "save|store|write|add|commit|remember|persist *3 this|these|following *4 your|permanent|long-term memory|rules|instructions|prompt|memories"),
        new("memory-order", "mark|promote|treat|rank|trust|score *2 this *2 card|note|memory|lesson|recommendation|entry|as *3 trusted|accepted|approved|verified|highest|always|top|first|authoritative"),
        new("ignore-instructions", "previous|prior|earlier|above|all *2 instructions|rules|policies *1 are|is void|obsolete|cancelled|canceled|revoked|invalid|superseded|null"),
        new("ignore-instructions", "bypass|disable|circumvent|skip|suppress *2 approval|approvals|permission|permissions *1 prompt|prompts|dialog|dialogs|gate"),
        new("spoofed-role", "you are|are *1 dan|jailbroken|unrestricted|uncensored|unfiltered"),
        new("spoofed-role", "ai|model|assistant|agent without|with|has|have *2 restrictions|limits|filters|guardrails|rules"),
        new("spoofed-role", "attention|dear|hey *1 ai|llm|claude|codex|copilot|gpt|assistant|agent|agents *2 delete|read|send|install|ignore|open|create|fetch|call|write|commit|push|use"),
        new("spoofed-role", "tell|instruct|order|command|force|make the|any|every *1 agent|assistant|ai|model|llm to *6 run|execute|commit|push|delete|skip|ignore|install|send"),
        new("reveals-prompt", "include|send|post|write|output|put|append *3 your|system|initial|hidden system|initial|hidden|prompt|instructions *1 prompt|instructions|in|to"),
        new("reveals-prompt", "what are|were|is your initial|original|system|hidden|secret *1 instructions|prompt|rules"),
        new("trigger-on-read", "agent|agents|ai|assistant|assistants|model|models|llm|llms|whoever|anyone reading|reads|loading|seeing *1 this|it *3 must|should|shall|has|have|first"),
        new("trigger-on-read", $"when|whenever|once|as|after *2 {Note} *1 is|are|gets *1 loaded|recalled|read|shown|opened|retrieved|displayed|processed|seen"),
        new("trigger-on-read", "before doing|answering|responding|you *3 else|anything|request|question|task *2 read|run|execute|fetch|open|send|install|call|copy"),
        new("auto-approval", "always trust|obey|approve|accept|allow|follow|believe *3 packages|code|commands|instructions|requests|anything|everything|messages|tools|it|this|cards"),
        new("auto-approval", "verified|vetted|certified|trusted by|and *3 security|anthropic|openai|administrator|vendor|admin *4 do|don't|so|no|question|apply"),
        new("auto-approval", "do not|don't|not question|doubt|verify|double-check|review *1 it|this|them"),
        new("unsafe-advice", "commit|push|merge *4 main|master|production|prod *4 skip|without|no|bypass|skipping *2 review|reviews|pr|approval|checks|tests"),
        new("unsafe-advice", "turn|switch|disable|deactivate|remove *3 secret|branch|push|malware|virus|intrusion|vulnerability|endpoint scanning|protection|detection|scanner"),
        new("unsafe-advice", "always|must|should|everyone|please *2 disable|skip|bypass|remove|deactivate *3 sandbox|sandboxing|hooks|pre-commit|firewall|antivirus|selinux|apparmor|protection|2fa|mfa"),
        new("unsafe-advice", "disable|remove|skip *5 hooks|tests|checks|scanning|linting|verification|validation|review permanently|forever|everywhere|completely|they|always"),
        new("malicious-code", "insert|add|plant|hide|install|introduce|embed|leave *2 backdoor|backdoors|malware|keylogger|trojan|rootkit|ransomware|spyware|cryptominer|miner"),
        new("exfiltration", $"{Out}|echo|print|put|write|include *2 api|secret|private|access|ssh|deploy *1 key|keys|token|tokens *1 to|into|in *3 channel|issue|slack|comment|chat|card|email|pr|pull|note|commit|log|gist|pastebin|readme"),
        new("exfiltration", $"read|open|cat|load|collect|gather *3 ~/.aws/credentials|~/.ssh/id_rsa|~/.ssh|id_rsa|~/.netrc|/etc/shadow|~/.git-credentials|keychain|passwords|credentials *3 and|then *2 {Out}|store|write|put|save|return|print|include"),
    ];
}
