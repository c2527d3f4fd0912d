using SelfLearning.App.Features;
using SelfLearning.App.Features.Review;

namespace SelfLearning.App.Contract;

/// <summary>What is open, as the contract's JSON and for people.</summary>
public static class ReviewAnswer
{
    public static Answer Of(Workspace work, ReviewStore.Result result)
    {
        var view = new ReviewJson(work, result);
        return new Answer(view.Json(), output => ReviewText.Write(output, work, view));
    }
}
