using System.Net.NetworkInformation;

namespace SelfLearning.Tests.Clients;

/// <summary>Real clients run only where nothing but loopback can be reached, so that no request leaves the machine whatever they try.</summary>
internal static class Isolation
{
    /// <summary>Skips the test elsewhere: <c>./test --clients</c> starts the runner in such a network.</summary>
    public static void SkipUnlessAlone()
    {
        var others = NetworkInterface.GetAllNetworkInterfaces().Where(n => n.NetworkInterfaceType != NetworkInterfaceType.Loopback && n.OperationalStatus == OperationalStatus.Up).ToList();
        Assert.SkipUnless(others.Count == 0, "real clients run by ./test --clients, in a network of loopback only");
    }
}
