using System.Globalization;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using DonDoc.Tracking.Targets;
using DonDoc.Tracking.Targets.Contests;
using DonDoc.Tracking.Targets.Reporting;
using DonDoc.Tracking.Targets.Setting;

namespace DonDoc.Web.Demonstration;

/// <summary>The targets of the demonstration: some that the Government's resolution 03/NQ-CP sets for 2030, passed on to departments of one city; the values told are invented.</summary>
static class DemonstrationTargets
{
    const string Source = "Nghị quyết số 03/NQ-CP, Phụ lục I";
    const int End = 2030;

    /// <summary>The office sets them: one made of what two departments tell, one in words, one within the year.</summary>
    public static async Task<IReadOnlyList<TargetId>> SetAsync(IServiceProvider services, DateOnly today)
    {
        var find = services.GetRequiredService<FindOrganisationByName>();
        async Task<OrganisationId> OfAsync(string name) => (await find.RunAsync(new(name))).Found?.Id ?? throw new InvalidOperationException($"The demonstration names {name}, which is not in the tree.");
        var (city, science, works) = (await OfAsync("Thành ủy Hải Phòng"), await OfAsync("Sở Khoa học và Công nghệ thành phố Hải Phòng"), await OfAsync("Sở Xây dựng thành phố Hải Phòng"));
        var last = LastYear(today);
        SetTarget.NewPlan[] Plans(decimal now, decimal end, string words) => [new(last.Key, now, Source: "Kế hoạch hằng năm của thành phố"), new(Year(End), end, Words: words, Source: Source)];
        var set = Expect(await services.GetRequiredService<SetTarget>().RunAsync(new(
        [
            new(new TargetTerms("Tỉ lệ sử dụng dịch vụ công trực tuyến của người dân và doanh nghiệp", "%", Baseline: 38.5m, BaselineOn: new DateOnly(last.Year - 3, 12, 31), Forecast: ForecastMethod.Linear),
                null, [science, works], city, TargetAggregation.WeightedMean, Plans(60, 80, "≥ 80")),
            new(new TargetTerms("Tỉ lệ xử lý văn bản, hồ sơ công việc toàn trình trên môi trường điện tử của các cơ quan hành chính nhà nước", "%"), null, [works], Plans: Plans(90, 100, "100")),
            new(new TargetTerms("Hạ tầng số", Kind: TargetKind.Qualitative), null, [science, works], city, TargetAggregation.Count,
                [new(Year(End), null, Words: "Tiên tiến, hiện đại, dung lượng siêu lớn, băng thông siêu rộng ngang tầm các nước tiên tiến", Source: Source)]),
            new(new TargetTerms("Thu hút thêm tổ chức, doanh nghiệp công nghệ hàng đầu thế giới đặt trụ sở, đầu tư nghiên cứu, sản xuất", "Tổ chức, doanh nghiệp", Measure: TargetMeasure.WithinPeriod),
                null, [science, works], city, TargetAggregation.Sum, Plans(1, 3, "≥ 3")),
        ])));
        // Of the first each department has its own part.
        var parts = Expect(await services.GetRequiredService<ShowTarget>().RunAsync(new(set[0]))).Lines.Where(line => line.Organisation.Id != city).ToList();
        Expect(await services.GetRequiredService<SetFigures>().RunAsync(new(set[0], FigureKind.Plan, [.. parts.Select(line => new SetFigures.Cell(line.Id, Year(End), 80, Words: "≥ 80"))], Source)));
        return set;
    }

    /// <summary>The department tells three years, the last of one target not yet accepted; and objects to a plan.</summary>
    public static async Task TellAsync(IServiceProvider services, IReadOnlyList<TargetId> targets, DateOnly today)
    {
        var (tell, last) = (services.GetRequiredService<EnterFigures>(), LastYear(today).Year);
        var lines = await LinesAsync(services, targets);
        for (var back = 2; back >= 0; back--)
        {
            Expect(await tell.RunAsync(new([
                new(lines[0].Id, Year(last - back), 62 - 8.5m * back, Source: $"Báo cáo năm {last - back} của Sở Xây dựng"),
                new(lines[1].Id, Year(last - back), 97 - 6 * back, Source: $"Báo cáo năm {last - back} của Sở Xây dựng"),
            ], Submit: true)));
        }

        Expect(await tell.RunAsync(new([new(lines[3].Id, Year(last), null, NothingArose: true, Source: "Báo cáo năm của Sở Xây dựng")], Submit: true)));
        var plan = lines[1].Row.Cells.Last(cell => cell.Plan is not null).Plan!;
        Expect(await services.GetRequiredService<ContestFigure>().RunAsync(new(lines[1].Id, plan.Id, 98, null, null,
            "Hồ sơ có yếu tố mật không được xử lý trên môi trường mạng, chiếm khoảng 2 % số văn bản.", "Thống kê văn thư của Sở Xây dựng")));
    }

    /// <summary>The office accepts what was told, but for the last year of the second target.</summary>
    public static async Task AcceptAsync(IServiceProvider services, IReadOnlyList<TargetId> targets, DateOnly today)
    {
        var (lines, last) = (await LinesAsync(services, targets), LastYear(today).Key);
        foreach (var (index, line) in lines.Index())
        {
            var waiting = line.Row.Cells.Where(cell => cell.Latest?.State == FigureState.Submitted && (index != 1 || cell.Period != last)).Select(cell => cell.Latest!).ToList();
            if (waiting.Count > 0)
                Expect(await services.GetRequiredService<AcceptFigures>().RunAsync(new(targets[index], [.. waiting.Select(figure => new AcceptFigures.Chosen(figure.Id, figure.Version))])));
        }
    }

    static async Task<List<ShowTarget.Line>> LinesAsync(IServiceProvider services, IReadOnlyList<TargetId> targets)
    {
        var (show, lines) = (services.GetRequiredService<ShowTarget>(), new List<ShowTarget.Line>());
        foreach (var target in targets)
            lines.Add(Expect(await show.RunAsync(new(target))).Lines.Single(line => line.Organisation.Name.StartsWith("Sở Xây dựng", StringComparison.Ordinal)));
        return lines;
    }

    static TargetPeriod LastYear(DateOnly today) => TargetPeriod.LastOver(TargetFrequency.Yearly, today);

    static string Year(int year) => year.ToString(CultureInfo.InvariantCulture);

    static void Expect(Refusal? refusal)
    {
        if (refusal is not null)
            throw new InvalidOperationException($"The demonstration was refused: {refusal.Code} {string.Join(' ', refusal.Arguments)} {refusal.Field}");
    }

    static T Expect<T>(Outcome<T> outcome)
    {
        Expect(outcome.Refusal);
        return outcome.Value;
    }
}
