using SelfLearning.Core.Json;

namespace SelfLearning.Tests.Features.Hooks;

/// <summary>A card, the command whose failure it is about, and what an agent does that follows it.</summary>
/// <param name="Id">The card's id.</param>
/// <param name="Command">What fails.</param>
/// <param name="Error">How.</param>
/// <param name="Step">What the card advises.</param>
/// <param name="Follow">Commands each of which follows it; a file's path (with <c>edit </c> before it) for an edit.</param>
/// <param name="Look">Commands that only look at what it names.</param>
internal sealed record Lesson(string Id, string Command, string Error, string Step, string[] Follow, string[] Look)
{
    public static IReadOnlyList<Lesson> All { get; } =
    [
        new("aha_lock", "./build.sh", "error: E_LOCKFILE_STALE: lockfile is older than manifest.toml", "Run `./tools/relock.sh`", ["./tools/relock.sh", "bash tools/relock.sh"], ["cat tools/relock.sh", "ls -l tools/relock.sh"]),
        new("aha_schema", "./ci.sh", "error: E_SCHEMA_DRIFT: generated code differs from schema.json", "Run `tools/regen.sh --all`", ["tools/regen.sh --all", "cd . && ./tools/regen.sh --all"], ["tools/regen.sh --help", "grep -n all tools/regen.sh"]),
        new("aha_express", "npm test", "Error: Cannot find module 'express'\\n    at Function._resolveFilename", "Run `npm ci` first", ["npm ci", "npm ci --no-audit", "CI=1 npm ci"], ["npm ci --dry-run", "cat package.json", "echo npm ci"]),
        new("aha_nuget", "dotnet build", "error NU1101: Unable to find package Contoso.Widgets. No packages exist with this id in source(s): offline", "Run `dotnet nuget locals all --clear`", ["dotnet nuget locals all --clear"], ["dotnet nuget locals all --list", "dotnet --info"]),
        new("aha_migrate", "pytest tests/db", "E_MIGRATION_PENDING: 3 migrations are not applied to the test database", "Run `./tools/migrate.sh`", ["./tools/migrate.sh", "sh ./tools/migrate.sh"], ["head -5 tools/migrate.sh", "git log tools/migrate.sh"]),
        new("aha_port", "make serve", "listen tcp 127.0.0.1:8080: bind: address already in use", "Run `make stop-all`", ["make stop-all"], ["make --version", "cat Makefile"]),
        new("aha_kube", "kubectl apply -f deploy.yaml", "error validating data: unknown object type nil in Deployment.spec.template.annotations", "Set the annotations in `deploy/base.yaml`", ["edit deploy/base.yaml"], ["cat deploy/base.yaml", "grep -n annotations deploy/base.yaml"]),
        new("aha_tf", "terraform plan", "Error acquiring the state lock: ConditionalCheckFailedException in the DynamoDB table", "Run `terraform force-unlock 1234`", ["terraform force-unlock 1234", "terraform force-unlock -force 1234"], ["terraform version", "cat main.tf"]),
        new("aha_wheel", "pip install -e .", "error: subprocess-exited-with-error: Failed building wheel for cryptofoo", "Run `apt-get install libfoo-dev`", ["apt-get install libfoo-dev", "sudo apt-get install libfoo-dev -y"], ["apt-cache policy libfoo-dev", "pip --version"]),
        new("aha_env", "go test ./...", "panic: config: FROBNICATOR_URL is required but it was not set in the environment file", "Put the URL into `config/test.env`", ["edit config/test.env", "echo FROBNICATOR_URL=x >> config/test.env"], ["cat config/test.env", "wc -l config/test.env"]),
        new("aha_gradle", "./gradlew assemble", "Could not determine java version from '21.0.1' for the wrapper of this build", "Run `sdk use java 17.0.9-tem`", ["sdk use java 17.0.9-tem"], ["java -version", "cat gradle/wrapper/gradle-wrapper.properties"]),
        new("aha_rust", "cargo build --release", "error: linking with `cc` failed: cannot find -lssl_legacy in the sysroot", "Run `cargo clean -p openssl-sys`", ["cargo clean -p openssl-sys"], ["cargo --version", "cat Cargo.toml"]),
    ];

    public JsonObject Card() => new()
    {
        { "id", Id },
        { "title", $"`{Command}` fails: {Error.Split("\\n")[0]}" },
        { "when_to_use", $"`{Command}` says {Error.Split("\\n")[0]}" },
        { "problem", Error.Split("\\n")[0] },
        { "solution_steps", JsonArray.Of([Step, $"Run `{Command}` again"]) },
        { "evidence", JsonArray.Of(["it passed after that"]) },
    };

    public string Output => Error.Replace("\\n", "\n", StringComparison.Ordinal);
}
