using Google.Protobuf;
using Waybill.Infrastructure.Grpc;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Refusals;
using Waybill.Tests.Protos.V1;
using Waybill.Tests.Support;
using Waybill.Tests.Support.Toys;

namespace Waybill.Tests.Infrastructure.Grpc;

public sealed class GrpcDoorTests : IAsyncLifetime
{
    private const string Create = "toys.v1.ParcelsService/CreateParcel";
    private const string List = "toys.v1.ParcelsService/ListParcels";
    private ToyDoor door = null!;

    public async Task InitializeAsync()
    {
        door = await ToyDoor.Open();
        door.Handle = (_, _, _, _) => Answer(new Page<ListParcels.Row>([new(Guid.NewGuid(), "P-1")], null));
    }

    public async Task DisposeAsync() => await door.DisposeAsync();

    [Fact]
    public async Task A_call_runs_its_operation_with_the_record()
    {
        ListParcels.Query? seen = null;
        door.Handle = (operation, request, call, _) =>
        {
            seen = (ListParcels.Query)request;
            (operation.Name, call.Key, call.ValidateOnly, call.Caller.Name).ShouldBe((nameof(ListParcels), "0123456789abcdef", true, "tests"));
            return Answer(new Page<ListParcels.Row>([new(Guid.NewGuid(), "P-1")], "next", 3));
        };

        var page = await door.Channel.Call<ListParcelsResponse>(List, new ListParcelsRequest { Q = "x", PageSize = 9 },
            Metadata(("idempotency-key", "0123456789abcdef"), ("validate-only", "true")));

        (page.Items.Single().Number, page.NextPageToken, page.Count, seen!.Q, seen.PageSize).ShouldBe(("P-1", "next", 3, "x", 9));
    }

    [Fact]
    public async Task A_replayed_answer_says_so()
    {
        door.Handle = (_, _, _, _) => Task.FromResult(new Answer<object>(new Page<ListParcels.Row>([], null), Replayed: true));

        (await door.Channel.Send(List, GrpcChannel.Frame([]))).Headers["idempotency-replayed"].ShouldBe("true");
    }

    [Fact]
    public async Task A_large_message_passes_in_both_directions_with_and_without_gzip()
    {
        var title = new string('x', 3_900_000);
        door.Handle = (_, request, _, _) => Answer(new CreateParcel.Result(Guid.NewGuid(), ((CreateParcel.Command)request).Title, null, null, new("A", []), 1));
        var request = (CreateParcelRequest)RecordMapperTests.Write(RecordMapperTests.Toy(new Random(1)) with { Title = title });

        foreach (var gzip in new[] { false, true })
            (await door.Channel.Call<CreateParcelResponse>(Create, request, new() { Gzip = gzip })).Number.Length.ShouldBe(title.Length);
    }

    [Fact]
    public async Task Answers_are_compressed_for_those_who_accept_it()
    {
        door.Handle = (_, _, _, _) => Answer(new Page<ListParcels.Row>([.. Enumerable.Range(0, 99).Select(_ => new ListParcels.Row(Guid.Empty, "P"))], null));

        (await door.Channel.Send(List, GrpcChannel.Frame([], gzip: true), new() { Gzip = true })).Headers["grpc-encoding"].ShouldBe("gzip");
        (await door.Channel.Send(List, GrpcChannel.Frame([]))).Headers.Keys.ShouldNotContain("grpc-encoding");
    }

    [Theory]
    [InlineData("nobody", "UNAUTHENTICATED")]
    [InlineData("expired", "TOKEN_EXPIRED")]
    public async Task Without_a_caller_nothing_runs(string caller, string reason)
    {
        var fault = await Fails(() => door.Channel.Call<ListParcelsResponse>(List, new ListParcelsRequest(), Metadata(("x-caller", caller))));

        (fault.Code, fault.Reason, fault.Domain).ShouldBe((GrpcCode.Unauthenticated, reason, "waybill"));
    }

    [Fact]
    public async Task A_refusal_tells_its_code_its_values_and_where()
    {
        door.Handle = (_, _, _, _) => throw Refusal.Of([ShapeRefusals.TooLong.Fault("/lines/1/unitPrice", ("max", 10)), ShapeRefusals.Required.Fault("/title")]);

        var fault = await Fails(() => door.Channel.Call<ListParcelsResponse>(List, new ListParcelsRequest()));

        (fault.Code, fault.Reason, fault.Metadata["count"]).ShouldBe((GrpcCode.InvalidArgument, "VALIDATION_FAILED", "2"));
        fault.Violations.ShouldBe([new("lines[1].unit_price", "TOO_LONG", "At most 10 characters."), new("title", "REQUIRED", "A value is required.")]);
    }

    [Fact]
    public async Task A_refusal_speaks_the_callers_language()
    {
        door.Handle = (_, _, _, _) => throw PlatformRefusals.Forbidden.Because(("permission", "100% é"));

        (await Fails(() => door.Channel.Call<ListParcelsResponse>(List, new ListParcelsRequest(), Metadata(("accept-language", "en;q=0.5,zh-CN")))))
            .Text.ShouldBe("您需要权限 100% é。");
        (await Fails(() => door.Channel.Call<ListParcelsResponse>(List, new ListParcelsRequest()))).Text.ShouldBe("You need the permission 100% é.");
    }

    [Fact]
    public async Task A_refusal_with_too_much_to_say_still_fits_into_headers()
    {
        door.Handle = (_, _, _, _) => throw new Refusal(PlatformRefusals.Busy, new Dictionary<string, string> { ["what"] = new('中', 9000) },
            [.. Enumerable.Range(0, 5000).Select(i => ShapeRefusals.InvalidValue.Fault($"/lines/{i}/sku", ("expected", new string('中', 500))))]);

        var fault = await Fails(() => door.Channel.Call<ListParcelsResponse>(List, new ListParcelsRequest()));

        (fault.Code, fault.Reason, fault.RetryAfter).ShouldBe((GrpcCode.Unavailable, "BUSY", TimeSpan.FromSeconds(1)));
        fault.Violations.ShouldNotBeEmpty();
        fault.Headers.Sum(h => h.Key.Length + h.Value.Length + 32).ShouldBeLessThan(8000);
    }

    [Fact]
    public async Task A_million_faults_are_not_collected()
    {
        var lines = Enumerable.Repeat<byte[]>([162, 1, 0], 1_300_000).SelectMany(line => line).ToArray();

        (await Fails(() => door.Channel.Send(Create, GrpcChannel.Frame(lines)))).Metadata["count"].ShouldBe("1000");
    }

    [Fact]
    public void A_conflict_that_passes_by_itself_may_be_tried_again_and_is_aborted()
    {
        GrpcStatus.CodeOf(PlatformRefusals.IdempotencyKeyInFlight.After(TimeSpan.FromSeconds(1))).ShouldBe(GrpcCode.Aborted);
        GrpcStatus.CodeOf(PlatformRefusals.IdempotencyKeyInFlight.Because()).ShouldBe(GrpcCode.FailedPrecondition);
    }

    [Fact]
    public void Every_kind_of_refusal_has_a_status()
    {
        foreach (var kind in Enum.GetValues<RefusalKind>()) GrpcStatus.CodeOf(kind).ShouldNotBe(GrpcCode.Ok);
    }

    [Fact]
    public async Task An_unexpected_fault_is_logged_and_tells_nothing()
    {
        door.Handle = (_, _, _, _) => throw new InvalidOperationException("secret");

        var fault = await Fails(() => door.Channel.Call<ListParcelsResponse>(List, new ListParcelsRequest()));

        (fault.Code, fault.Text, fault.Reason).ShouldBe((GrpcCode.Unknown, "internal error", ""));
        door.Errors.ShouldHaveSingleItem().ShouldContain("secret");
    }

    [Theory]
    [InlineData("toys.v1.ParcelsService/Fly")]
    [InlineData("nowhere")]
    public async Task An_unknown_method_is_unimplemented(string method) =>
        (await Fails(() => door.Channel.Send(method, GrpcChannel.Frame([])))).Code.ShouldBe(GrpcCode.Unimplemented);

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/grpc-web")]
    public async Task Another_content_type_is_no_call(string type) =>
        (await Fails(() => door.Channel.Send(List, [], new() { ContentType = type }))).Text.ShouldBe("HTTP 415 without grpc-status");

    [Theory]
    [InlineData("50m")]
    [InlineData("20000u")]
    public async Task A_deadline_ends_the_operation(string timeout)
    {
        door.Handle = async (_, _, _, ct) =>
        {
            await Task.Delay(Timeout.Infinite, ct);
            throw new InvalidOperationException();
        };

        (await Fails(() => door.Channel.Call<ListParcelsResponse>(List, new ListParcelsRequest(), new() { Timeout = timeout }))).Code.ShouldBe(GrpcCode.DeadlineExceeded);
    }

    [Fact]
    public async Task A_deadline_that_has_passed_runs_nothing()
    {
        door.Handle = (_, _, _, _) => throw new InvalidOperationException("ran");

        (await Fails(() => door.Channel.Call<ListParcelsResponse>(List, new ListParcelsRequest(), new() { Timeout = "0S" }))).Code.ShouldBe(GrpcCode.DeadlineExceeded);
        door.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_deadline_of_eleven_thousand_years_is_no_trouble() =>
        (await door.Channel.Call<ListParcelsResponse>(List, new ListParcelsRequest(), new() { Timeout = "99999999H" })).Items.Count.ShouldBe(1);

    [Theory]
    [InlineData("1x")]
    [InlineData("S")]
    [InlineData("-1S")]
    [InlineData("123456789S")]
    public async Task A_malformed_deadline_is_refused(string timeout) =>
        (await Fails(() => door.Channel.Call<ListParcelsResponse>(List, new ListParcelsRequest(), new() { Timeout = timeout }))).Code.ShouldBe(GrpcCode.Internal);

    [Fact]
    public async Task A_client_that_goes_away_cancels_the_operation()
    {
        var (running, cancelled, client) = (new TaskCompletionSource(), new TaskCompletionSource(), new CancellationTokenSource());
        door.Handle = async (_, _, _, ct) =>
        {
            running.SetResult();
            ct.Register(() => cancelled.SetResult());
            await Task.Delay(Timeout.Infinite, ct);
            throw new InvalidOperationException();
        };
        var calling = door.Channel.Call<ListParcelsResponse>(List, new ListParcelsRequest(), null, client.Token);
        await running.Task.WaitAsync(TimeSpan.FromSeconds(5));

        await client.CancelAsync();

        await cancelled.Task.WaitAsync(TimeSpan.FromSeconds(5));
        await Should.ThrowAsync<OperationCanceledException>(() => calling);
        door.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_dry_run_is_never_taken_for_a_real_one() =>
        (await Fails(() => door.Channel.Call<ListParcelsResponse>(List, new ListParcelsRequest(), Metadata(("validate-only", "yes")))))
            .Violations.Single().Field.ShouldBe("validate-only");

    [Fact]
    public async Task A_call_that_still_runs_when_the_server_stops_is_told_to_come_again()
    {
        await using var brief = await ToyDoor.Open(new() { Drain = TimeSpan.FromMilliseconds(100) });
        var running = new TaskCompletionSource();
        brief.Handle = async (_, _, _, ct) =>
        {
            running.SetResult();
            await Task.Delay(Timeout.Infinite, ct);
            throw new InvalidOperationException();
        };
        using var client = new GrpcChannel(brief.Address);
        var calling = Fails(() => client.Call<ListParcelsResponse>(List, new ListParcelsRequest()));
        await running.Task.WaitAsync(TimeSpan.FromSeconds(5));

        await brief.Stop().WaitAsync(TimeSpan.FromSeconds(5));

        (await calling).Code.ShouldBe(GrpcCode.Unavailable);
    }

    internal static Task<RpcFault> Fails(Func<Task> call) => Should.ThrowAsync<RpcFault>(call);

    private static RpcOptions Metadata(params (string Name, string Value)[] metadata) => new() { Metadata = metadata.ToDictionary(m => m.Name, m => m.Value) };

    private static Task<Answer<object>> Answer(object result) => Task.FromResult(new Answer<object>(result, Replayed: false));
}
