using System.Text;
using SelfLearning.App.Storage;
using SelfLearning.Core.Records;

namespace SelfLearning.App.Features.Page;

/// <summary>Whether the stores hold anything that was not there before, without reading them.</summary>
public static class StoreGrowth
{
    /// <summary>A text that changes with every journal of both stores, and with the receipts of hooks.</summary>
    public static string Of(Workspace work)
    {
        var text = new StringBuilder();
        foreach (var store in work.Stores.All)
        {
            using (var folder = store.Find())
            {
                foreach (var kind in JournalKind.All)
                {
                    var facts = folder?.Facts(kind.FileName);
                    text.Append(facts?.Size ?? -1).Append('.').Append(facts?.ChangedAt.UtcTicks ?? 0).Append(' ');
                }
            }

            using var cache = HookCache.Find(work.Env, store, create: false);
            foreach (var (name, last) in (cache?.Sessions() ?? []).OrderByDescending(s => s.Last).ThenBy(s => s.Name, StringComparer.Ordinal).Take(1))
                text.Append(name).Append('.').Append(last.UtcTicks).Append(' ');
        }

        return text.ToString();
    }
}
