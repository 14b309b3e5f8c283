using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Targets;
using DonDoc.Tracking.Targets.Reckoning;
using DonDoc.Tracking.Targets.Setting;

namespace DonDoc.Tracking.Tests.Targets;

/// <summary>What is computed of targets, without a database.</summary>
public sealed class ReckoningTests
{
    private static readonly TargetPeriod Year = new(TargetFrequency.Yearly, 2026, 1);

    [Theory]
    [InlineData("1.234,5", 1234.5)]
    [InlineData("1234,5", 1234.5)]
    [InlineData(" 98 %", 98)]
    [InlineData("-0,25", -0.25)]
    [InlineData("12.345.678", 12345678)]
    [InlineData("09", 9)]
    public void Numbers_are_read_as_Vietnamese_writes_them(string typed, double value) => Assert.Equal((decimal)value, TargetNumber.Read(typed).Value);

    [Theory]
    [InlineData("1,2,3", "target.number_two_commas")]
    [InlineData("31 tháng 2", "target.number_wrong")]
    [InlineData("abc", "target.number_wrong")]
    [InlineData("1.5", "target.number_groups")]
    [InlineData("1.23.456", "target.number_groups")]
    [InlineData("1,", "target.number_groups")]
    [InlineData(",5", "target.number_groups")]
    [InlineData("1234.567", "target.number_groups")]
    [InlineData("1,234.5", "target.number_groups")]
    [InlineData("1e5", "target.number_wrong")]
    [InlineData("%", "target.number_wrong")]
    [InlineData("--1", "target.number_wrong")]
    [InlineData("1234567890123456", "target.number_too_long")]
    [InlineData("0,1234567", "target.number_too_long")]
    public void What_is_no_number_is_refused_in_words(string typed, string code) => Assert.Equal(code, TargetNumber.Read(typed).Refusal?.Code);

    [Fact]
    public void Nothing_is_nothing_and_what_is_written_is_read_back()
    {
        Assert.Null(TargetNumber.Read("  ").Value);
        foreach (var value in new[] { 0m, 1234.5m, -1000000m, 0.000001m, 999_999_999_999_999m, 100m })
            Assert.Equal(value, TargetNumber.Read(TargetNumber.Write(value)).Value);
        Assert.Equal("1.234,5", TargetNumber.Write(1234.50m));
    }

    [Theory]
    [InlineData("2026", "2026-01-01", "2026-12-31", "2027")]
    [InlineData("2026-Q4", "2026-10-01", "2026-12-31", "2027-Q1")]
    [InlineData("2028-M02", "2028-02-01", "2028-02-29", "2028-M03")]
    public void Periods_know_their_days_and_what_comes_next(string key, string first, string last, string next)
    {
        Assert.True(TargetPeriod.TryRead(key, out var period));
        Assert.Equal((first, last, next, key), ($"{period.FirstDay:yyyy-MM-dd}", $"{period.LastDay:yyyy-MM-dd}", period.Next.Key, period.Key));
        Assert.Equal(period.Index + 1, period.Next.Index);
        Assert.Equal(period, TargetPeriod.LastOver(period.Frequency, period.LastDay.AddDays(1)));
        Assert.NotEqual(period, TargetPeriod.LastOver(period.Frequency, period.LastDay));
    }

    [Theory]
    [InlineData("")]
    [InlineData("26")]
    [InlineData("2026-Q5")]
    [InlineData("2026-M13")]
    [InlineData("2026-M2")]
    [InlineData("2026-X1")]
    [InlineData("2026-")]
    [InlineData("1026")]
    [InlineData("2026-Q1-2")]
    public void What_is_no_period_is_none(string key) => Assert.False(TargetPeriod.TryRead(key, out _));

    [Theory]
    [InlineData(TargetDirection.MoreIsBetter, false, 80d, null, 80d, true)]
    [InlineData(TargetDirection.MoreIsBetter, true, 60d, null, 60d, false)]
    [InlineData(TargetDirection.MoreIsBetter, false, 40d, 50d, 41d, true)]
    [InlineData(TargetDirection.LessIsBetter, false, 50d, null, 50d, true)]
    [InlineData(TargetDirection.LessIsBetter, false, 50d, null, 51d, false)]
    [InlineData(TargetDirection.LessIsBetter, true, 50d, null, 50d, false)]
    [InlineData(TargetDirection.Within, false, 8d, 10d, 10d, true)]
    [InlineData(TargetDirection.Within, false, 8d, 10d, 11d, false)]
    public void Reached_is_judged_by_the_direction(TargetDirection direction, bool isStrict, double plan, double? upper, double actual, bool reached) => Assert.Equal(reached,
        TargetRule.IsReached(TargetKind.Quantitative, direction, new TargetValue((decimal)plan, (decimal?)upper, isStrict), new TargetValue((decimal)actual)));

    [Fact]
    public void Achievement_is_a_share_only_where_that_says_something()
    {
        Assert.Equal(75m, TargetRule.Achievement(TargetDirection.MoreIsBetter, new TargetValue(80), 60));
        Assert.Equal(125m, TargetRule.Achievement(TargetDirection.LessIsBetter, new TargetValue(50), 40));
        Assert.Null(TargetRule.Achievement(TargetDirection.MoreIsBetter, new TargetValue(0), 60));
        Assert.Null(TargetRule.Achievement(TargetDirection.LessIsBetter, new TargetValue(50), 0));
        Assert.Null(TargetRule.Achievement(TargetDirection.Within, new TargetValue(8, 10), 9));
        Assert.Null(TargetRule.Achievement(TargetDirection.MoreIsBetter, null, 9));
        Assert.Equal(0m, TargetRule.Achievement(TargetDirection.MoreIsBetter, new TargetValue(8), 0));
    }

    [Fact]
    public void The_forecast_names_its_method_and_says_when_it_knows_too_little()
    {
        TargetPeriod P(int year) => new(TargetFrequency.Yearly, year, 1);
        TargetForecast Of(ForecastMethod method, params (TargetPeriod, decimal)[] told) =>
            TargetForecast.Of(method, TargetKind.Quantitative, TargetDirection.MoreIsBetter, told, (P(2030), new TargetValue(80)));
        var line = Of(ForecastMethod.Linear, (P(2024), 40), (P(2025), 45), (P(2026), 50));
        Assert.Equal((ForecastMethod.Linear, "2030", 70m, 3, false), (line.Method, line.Period, line.Value, line.Points, line.IsReached));
        // A year without a value is a gap in the line, not a step of it.
        Assert.Equal(70m, Of(ForecastMethod.Linear, (P(2023), 35), (P(2025), 45), (P(2026), 50)).Value);
        Assert.Equal(50m, Of(ForecastMethod.LastValue, (P(2026), 50), (P(2024), 90), (P(2025), 45)).Value);
        var few = Of(ForecastMethod.Linear, (P(2024), 40), (P(2025), 45));
        Assert.Equal((ForecastMethod.Linear, null, 2, null), (few.Method, few.Value, few.Points, few.IsReached));
        Assert.True(Of(ForecastMethod.Linear, (P(2028), 1), (P(2029), 1), (P(2030), 2)).IsOver);
    }

    [Theory]
    [InlineData("≥ 80", 80d, null, false, TargetDirection.MoreIsBetter)]
    [InlineData("> 0,7", 0.7, null, true, TargetDirection.MoreIsBetter)]
    [InlineData(">= 30", 30d, null, false, TargetDirection.MoreIsBetter)]
    [InlineData("≤ 10", 10d, null, false, TargetDirection.LessIsBetter)]
    [InlineData("40 - 50", 40d, 50d, false, null)]
    [InlineData("20% - 50%", 20d, 50d, false, null)]
    [InlineData("09", 9d, null, false, null)]
    [InlineData("≥ 3% và tăng dần theo yêu cầu phát triển", 3d, null, false, TargetDirection.MoreIsBetter)]
    [InlineData("≤ 3 Đông Nam Á; ≤ 50 Thế giới", null, null, false, null)]
    [InlineData("Một số lĩnh vực đạt trình độ quốc tế", null, null, false, null)]
    public void Cells_of_a_table_say_what_is_to_be_reached(string words, double? value, double? upper, bool isStrict, TargetDirection? direction)
    {
        var read = TargetWords.Read(words);
        Assert.Equal(((decimal?)value, (decimal?)upper, isStrict), (read.Value, read.Upper, read.IsStrict));
        if (value is not null)
            Assert.Equal(direction, read.Direction);
    }

    /// <summary>Random trees: every value equals a recount from the leaves, what is missing is counted and never taken for 0.</summary>
    [Fact]
    public void What_is_rolled_up_equals_a_recount()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var target = TypedId.New<TargetId>();
            var lines = new List<TargetLine>();
            var aggregations = new[] { TargetAggregation.None, TargetAggregation.Sum, TargetAggregation.WeightedMean, TargetAggregation.Last };
            for (var i = 0; i < random.Next(1, 40); i++)
            {
                var line = new TargetLine(target, TypedId.New<OrganisationId>());
                var parent = lines.Count == 0 || random.Next(6) == 0 ? null : lines[random.Next(lines.Count)];
                Assert.Null(line.Arrange(parent?.Id, aggregations[random.Next(4)], random.Next(1, 9) / 2m, TargetKind.Quantitative, false));
                if (random.Next(8) == 0)
                    line.End(new DateOnly(2026, 7, 1));
                lines.Add(line);
            }

            var own = lines.Where(_ => random.Next(3) > 0).ToDictionary(line => line.Id, _ => random.Next(9) == 0
                ? new CountedValue(null, true, null, new DateTime(2026, 1, 1).AddDays(random.Next(300)))
                : new CountedValue(random.Next(-500, 5000) / 4m, false, null, new DateTime(2026, 1, 1).AddDays(random.Next(300))));
            var rolled = RollUp.Of(lines, Year, line => own.TryGetValue(line.Id, out var value) ? value : null);
            Assert.Equal(lines.Where(line => line.CountsIn(Year)).Select(line => line.Id).ToHashSet(), rolled.Keys.ToHashSet());
            foreach (var (id, value) in rolled)
            {
                var again = Recount(lines.Single(line => line.Id == id), lines, own);
                Assert.Equal(again, (value.Value, value.Reported, value.Expected));
            }
        }
    }

    [Fact]
    public void A_missing_part_is_told_and_is_no_zero()
    {
        var whole = new TargetLine(TypedId.New<TargetId>(), TypedId.New<OrganisationId>());
        var parts = Enumerable.Range(0, 15).Select(_ => new TargetLine(whole.TargetId, TypedId.New<OrganisationId>(), whole.Id)).ToList();
        List<TargetLine> lines = [whole, .. parts];
        Assert.Null(whole.Arrange(null, TargetAggregation.WeightedMean, 1, TargetKind.Quantitative, false));
        var told = parts.Take(12).ToDictionary(line => line.Id, _ => new CountedValue(50, false, null, default));
        var some = RollUp.Of(lines, Year, line => told.TryGetValue(line.Id, out var value) ? value : null)[whole.Id];
        Assert.Equal((50m, 12, 15, false), (some.Value!.Value, some.Reported, some.Expected, some.IsComplete));
        Assert.Null(RollUp.Of(lines, Year, _ => null)[whole.Id].Value);
        Assert.Null(whole.Arrange(null, TargetAggregation.Sum, 1, TargetKind.Quantitative, false));
        Assert.Null(RollUp.Of(lines, Year, _ => null)[whole.Id].Value);
        Assert.Equal(0m, RollUp.Of(lines, Year, _ => new CountedValue(null, true, null, default))[whole.Id].Value);
        // What stands on the whole itself never counts where it is made of its parts.
        Assert.Null(RollUp.Of(lines, Year, line => line == whole ? new CountedValue(7, false, null, default) : null)[whole.Id].Value);
    }

    /// <summary>The same in another way: from the line down, without keeping anything.</summary>
    private static (decimal?, int, int) Recount(TargetLine line, List<TargetLine> lines, Dictionary<TargetLineId, CountedValue> own)
    {
        if (line.Aggregation == TargetAggregation.None)
            return own.TryGetValue(line.Id, out var value) ? (value.NothingArose ? 0 : value.Value, 1, 1) : (null, 0, 1);
        decimal? sum = null;
        decimal weighted = 0, weights = 0;
        var (reported, expected) = (0, 0);
        (decimal? Value, DateTime At) last = (null, DateTime.MinValue);
        foreach (var child in lines.Where(child => child.ParentId == line.Id && child.StartsOn <= Year.LastDay && Year.LastDay < child.EndsOn))
        {
            var (value, told, asked) = Recount(child, lines, own);
            (reported, expected) = (reported + told, expected + asked);
            if (value is not { } number)
                continue;
            sum = (sum ?? 0) + number;
            if (!(child.Aggregation == TargetAggregation.None && own[child.Id].NothingArose))
                (weighted, weights) = (weighted + number * child.Weight, weights + child.Weight);
            if (At(child, lines, own) > last.At)
                last = (number, At(child, lines, own));
        }

        var mean = weights == 0 ? (decimal?)null : decimal.Round(weighted / weights, 6, MidpointRounding.AwayFromZero);
        return (line.Aggregation switch { TargetAggregation.Sum => sum, TargetAggregation.WeightedMean => mean, _ => last.Value }, reported, expected);
    }

    private static DateTime At(TargetLine line, List<TargetLine> lines, Dictionary<TargetLineId, CountedValue> own) => line.Aggregation == TargetAggregation.None
        ? own.TryGetValue(line.Id, out var value) ? value.At : default
        : lines.Where(child => child.ParentId == line.Id && child.CountsIn(Year)).Select(child => At(child, lines, own)).DefaultIfEmpty().Max();
}
