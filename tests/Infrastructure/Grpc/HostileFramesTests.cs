using System.Net;
using Waybill.Infrastructure.Grpc;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Pipeline;
using Waybill.Tests.Support;
using Waybill.Tests.Support.Toys;

namespace Waybill.Tests.Infrastructure.Grpc;

public sealed class HostileFramesTests : IAsyncLifetime
{
    private const string List = "toys.v1.ParcelsService/ListParcels";
    private ToyDoor door = null!;

    public async Task InitializeAsync()
    {
        door = await ToyDoor.Open(new() { ReceiveTimeout = TimeSpan.FromMilliseconds(300) });
        door.Handle = (_, _, _, _) => Task.FromResult(new Answer<object>(new Page<ListParcels.Row>([], null), Replayed: false));
    }

    public async Task DisposeAsync()
    {
        door.Errors.ShouldBeEmpty();
        await door.DisposeAsync();
    }

    public static TheoryData<byte[], GrpcCode> Bodies => new()
    {
        { [], GrpcCode.Unimplemented },
        { [0, 0, 0], GrpcCode.Internal },
        { [0, 0, 0, 0, 9, 1], GrpcCode.Internal },
        { [0, 0, 0, 0, 0, 7, 7], GrpcCode.Internal },
        { [0, 0, 0, 0, 0, 0, 0, 0, 0, 0], GrpcCode.Unimplemented },
        { [2, 0, 0, 0, 0], GrpcCode.Internal },
        { [1, 0, 0, 0, 0], GrpcCode.Internal },
        { [0, 255, 255, 255, 255, 0], GrpcCode.ResourceExhausted },
        { [0, 0, 64, 0, 1, 0], GrpcCode.ResourceExhausted },
        { [0, 0, 0, 0, 2, 255, 255], GrpcCode.InvalidArgument },
        { [0, 0, 0, 0, 3, 42, 1, 255], GrpcCode.InvalidArgument },
        { [0, 0, 0, 0, 2, 42, 100], GrpcCode.InvalidArgument },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task A_body_that_is_no_single_message_is_refused(byte[] body, GrpcCode code) => (await Fails(body)).Code.ShouldBe(code);

    [Fact]
    public async Task A_message_within_messages_without_end_is_refused()
    {
        var nested = Enumerable.Range(0, 3000).Aggregate(Array.Empty<byte>(), (inner, _) => [10, .. VarInt(inner.Length), .. inner]);

        (await Fails(GrpcChannel.Frame(nested), "BatchCreateParcels")).Code.ShouldBe(GrpcCode.InvalidArgument);
    }

    [Fact]
    public async Task A_bomb_is_refused_before_it_unfolds()
    {
        var bomb = GrpcChannel.Frame(new byte[100_000_000], gzip: true);
        bomb.Length.ShouldBeLessThan(1_000_000);

        var fault = await Fails(bomb, gzip: true);

        (fault.Code, fault.Reason).ShouldBe((GrpcCode.ResourceExhausted, "BODY_TOO_LARGE"));
    }

    [Fact]
    public async Task What_claims_to_be_gzip_and_is_not_is_refused() =>
        (await Fails([1, 0, 0, 0, 4, 1, 2, 3, 4], gzip: true)).Code.ShouldBe(GrpcCode.Internal);

    [Fact]
    public async Task A_plain_message_in_a_compressed_stream_is_read() =>
        (await door.Channel.Send(List, GrpcChannel.Frame([]), new() { Gzip = true })).Messages.ShouldHaveSingleItem();

    [Fact]
    public async Task An_unknown_encoding_is_told_which_ones_there_are()
    {
        var snappy = new RpcOptions { Metadata = new Dictionary<string, string> { ["grpc-encoding"] = "snappy" } };

        var fault = await GrpcDoorTests.Fails(() => door.Channel.Send(List, GrpcChannel.Frame([]), snappy));

        (fault.Code, fault.Headers["grpc-accept-encoding"]).ShouldBe((GrpcCode.Unimplemented, "identity,gzip"));
    }

    [Fact]
    public async Task A_client_that_never_finishes_its_message_is_not_waited_for()
    {
        var never = new Slow(async stream =>
        {
            await stream.WriteAsync(new byte[] { 0, 0, 0, 0, 9 });
            await stream.FlushAsync();
            await Task.Delay(5000);
        });

        (await GrpcDoorTests.Fails(() => door.Channel.Send(List, never))).Code.ShouldBe(GrpcCode.DeadlineExceeded);
    }

    [Fact]
    public async Task A_client_that_breaks_off_within_its_message_harms_nobody()
    {
        var broken = new Slow(async stream =>
        {
            await stream.WriteAsync(new byte[] { 0, 0, 0, 0, 9 });
            await stream.FlushAsync();
            throw new IOException("gone");
        });
        await Should.ThrowAsync<HttpRequestException>(() => door.Channel.Send(List, broken));

        (await door.Channel.Send(List, GrpcChannel.Frame([]))).Messages.ShouldHaveSingleItem();
    }

    private static IEnumerable<byte> VarInt(int value)
    {
        for (; value > 127; value >>= 7) yield return (byte)(value & 127 | 128);
        yield return (byte)value;
    }

    private Task<RpcFault> Fails(byte[] body, string method = "ListParcels", bool gzip = false) =>
        GrpcDoorTests.Fails(() => door.Channel.Send("toys.v1.ParcelsService/" + method, body, new() { Gzip = gzip }));

    private sealed class Slow(Func<Stream, Task> write) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => write(stream);

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
