using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Bottlenecks;
using DonDoc.Tracking.Kernel;

namespace DonDoc.Web.Demonstration;

/// <summary>Two bottlenecks of the department of works: one that waits for an answer, one that was answered and is to be confirmed.</summary>
static class DemonstrationBottlenecks
{
    public static async Task<BottleneckId> RaiseAsync(IServiceProvider services, string work, string kind, BottleneckSeverity severity, string hinders, string asks)
    {
        var held = (await services.GetRequiredService<ListAssignments>().RunAsync(new(Text: work, Duty: AssignmentDuty.ToReport))).Items[0].Id;
        var raised = await services.GetRequiredService<RaiseBottleneck>().RunAsync(new([held], kind, severity, hinders, asks));
        return raised.Refusal is { } refusal ? throw new InvalidOperationException($"The demonstration was refused: {refusal.Code}") : raised.Value;
    }

    public static async Task AnswerAsync(IServiceProvider services, BottleneckId id, string words)
    {
        var seen = (await services.GetRequiredService<ShowBottleneck>().RunAsync(id)).Value.Row.Version;
        if (await services.GetRequiredService<AnswerBottleneck>().RunAsync(new(id, seen, words)) is { } refusal)
            throw new InvalidOperationException($"The demonstration was refused: {refusal.Code}");
    }
}
