using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SelfLearning.Pack;

/// <summary>An SPDX 2.3 document: the files of the release with their hashes, and the packages that are linked into the program.</summary>
internal static class BillOfMaterials
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    /// <param name="release">What is released.</param>
    /// <param name="files">The packages made.</param>
    /// <param name="assets">What restore chose for the executable (project.assets.json).</param>
    public static byte[] Make(Release release, IReadOnlyList<(string Name, byte[] Bytes)> files, string assets)
    {
        var packages = new JsonArray { Package("SPDXRef-program", "self-learning", release.Version, "MIT", null) };
        var relations = new JsonArray { Relation("SPDXRef-DOCUMENT", "DESCRIBES", "SPDXRef-program") };
        foreach (var (name, version) in Linked(assets))
        {
            var id = $"SPDXRef-nuget-{name.Replace('_', '-')}";
            packages.Add(Package(id, name, version, "NOASSERTION", $"pkg:nuget/{name}@{version}"));
            relations.Add(Relation("SPDXRef-program", "DEPENDS_ON", id));
        }

        var listed = new JsonArray();
        foreach (var (name, bytes) in files)
        {
            var id = $"SPDXRef-file-{name.Replace('_', '-')}";
            listed.Add(new JsonObject
            {
                ["SPDXID"] = id,
                ["fileName"] = "./" + name,
                ["checksums"] = new JsonArray(Sum("SHA1", Convert.ToHexStringLower(Sha1(bytes))), Sum("SHA256", Convert.ToHexStringLower(SHA256.HashData(bytes)))),
                ["licenseConcluded"] = "MIT",
                ["copyrightText"] = "NOASSERTION",
            });
            relations.Add(Relation(id, "GENERATED_FROM", "SPDXRef-program"));
        }

        return Encoding.UTF8.GetBytes(new JsonObject
        {
            ["spdxVersion"] = "SPDX-2.3",
            ["dataLicense"] = "CC0-1.0",
            ["SPDXID"] = "SPDXRef-DOCUMENT",
            ["name"] = $"self-learning-{release.Version}",
            ["documentNamespace"] = $"urn:self-learning:spdx:{release.Version}:{Convert.ToHexStringLower(SHA256.HashData([.. files.SelectMany(f => SHA256.HashData(f.Bytes))]))[..32]}",
            ["creationInfo"] = new JsonObject { ["created"] = release.Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture), ["creators"] = new JsonArray("Tool: self-learning-pack") },
            ["packages"] = packages,
            ["files"] = listed,
            ["relationships"] = relations,
        }.ToJsonString(Indented) + "\n");
    }

    private static IEnumerable<(string Name, string Version)> Linked(string assets)
    {
        var libraries = JsonNode.Parse(File.ReadAllText(assets))!["libraries"]!.AsObject(); // Restore always writes it.
        return libraries.Where(l => l.Value!["type"]!.GetValue<string>() == "package").Select(l => l.Key.Split('/')).Select(p => (p[0], p[1])).OrderBy(p => p.Item1, StringComparer.Ordinal);
    }

    // SPDX asks for it beside a hash that can be trusted.
    private static byte[] Sha1(byte[] bytes)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
        hash.AppendData(bytes);
        return hash.GetHashAndReset();
    }

    private static JsonObject Package(string id, string name, string version, string license, string? locator)
    {
        var package = new JsonObject
        {
            ["SPDXID"] = id, ["name"] = name, ["versionInfo"] = version, ["downloadLocation"] = "NOASSERTION", ["filesAnalyzed"] = false, ["licenseConcluded"] = license, ["licenseDeclared"] = license, ["copyrightText"] = "NOASSERTION",
        };
        if (locator is not null)
            package["externalRefs"] = new JsonArray(new JsonObject { ["referenceCategory"] = "PACKAGE-MANAGER", ["referenceType"] = "purl", ["referenceLocator"] = locator });
        return package;
    }

    private static JsonObject Relation(string of, string type, string to) => new() { ["spdxElementId"] = of, ["relationshipType"] = type, ["relatedSpdxElement"] = to };

    private static JsonObject Sum(string algorithm, string value) => new() { ["algorithm"] = algorithm, ["checksumValue"] = value };
}
