using Google.Protobuf.Reflection;
using Waybill.Infrastructure.Grpc;
using Waybill.Protos.Health;
using Waybill.Protos.Reflection;
using Waybill.Tests.Support;
using static Waybill.Protos.Health.HealthCheckResponse.Types;

namespace Waybill.Tests.Infrastructure.Grpc;

public sealed class HealthAndReflectionTests : IAsyncLifetime
{
    private const string Check = "grpc.health.v1.Health/Check";
    private const string Watch = "grpc.health.v1.Health/Watch";
    private ToyDoor door = null!;

    public async Task InitializeAsync()
    {
        door = await ToyDoor.Open(new() { Drain = TimeSpan.FromMilliseconds(200) });
        door.Channel.Metadata["x-caller"] = "nobody";
    }

    public async Task DisposeAsync()
    {
        door.Errors.ShouldBeEmpty();
        await door.DisposeAsync();
    }

    [Theory]
    [InlineData("")]
    [InlineData("toys.v1.ParcelsService")]
    [InlineData("grpc.health.v1.Health")]
    public async Task The_server_and_its_services_serve(string service) =>
        (await door.Channel.Call<HealthCheckResponse>(Check, new HealthCheckRequest { Service = service })).Status.ShouldBe(ServingStatus.Serving);

    [Fact]
    public async Task An_unknown_service_is_not_found() =>
        (await GrpcDoorTests.Fails(() => door.Channel.Call<HealthCheckResponse>(Check, new HealthCheckRequest { Service = "x" }))).Code.ShouldBe(GrpcCode.NotFound);

    [Fact]
    public async Task Who_watches_is_told_of_the_end_and_holds_nobody_up()
    {
        var (told, started) = (new List<ServingStatus>(), new TaskCompletionSource());
        var watching = GrpcDoorTests.Fails(async () =>
        {
            await foreach (var one in door.Channel.Stream<HealthCheckResponse>(Watch, [new HealthCheckRequest()]))
            {
                told.Add(one.Status);
                started.TrySetResult();
            }
        });
        await started.Task.WaitAsync(TimeSpan.FromSeconds(5));

        await door.Stop().WaitAsync(TimeSpan.FromSeconds(5));

        (await watching).Code.ShouldBe(GrpcCode.Unavailable);
        told.ShouldBe([ServingStatus.Serving, ServingStatus.NotServing]);
    }

    [Fact]
    public async Task Watching_an_unknown_service_stays_open()
    {
        await foreach (var one in door.Channel.Stream<HealthCheckResponse>(Watch, [new HealthCheckRequest { Service = "x" }]))
        {
            one.Status.ShouldBe(ServingStatus.ServiceUnknown);
            break;
        }
    }

    [Theory]
    [InlineData("v1")]
    [InlineData("v1alpha")]
    public async Task Reflection_lists_the_services_and_answers_each_request_in_turn(string version)
    {
        var answers = await Reflect(version, new() { ListServices = "" },
            new() { FileContainingSymbol = "toys.v1.ParcelsService.CreateParcel" }, new() { FileByFilename = "toys/v1/toys.proto" });

        answers[0].ListServicesResponse.Service.Select(s => s.Name).ShouldBe(["grpc.health.v1.Health", "grpc.reflection.v1.ServerReflection", "toys.v1.ParcelsService"]);
        answers[1].FileDescriptorResponse.FileDescriptorProto.Select(f => FileDescriptorProto.Parser.ParseFrom(f).Name)
            .ShouldBe(["toys/v1/parcels.proto", "google/protobuf/field_mask.proto", "google/protobuf/timestamp.proto", "toys/v1/toys.proto"], ignoreOrder: true);
        answers[2].FileDescriptorResponse.FileDescriptorProto.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Reflection_says_what_it_does_not_find()
    {
        var answers = await Reflect("v1", new() { FileByFilename = "x.proto" }, new() { FileContainingExtension = new() { ContainingType = "toys.v1.Box" } }, new());

        answers.Select(a => (GrpcCode)a.ErrorResponse.ErrorCode).ShouldBe([GrpcCode.NotFound, GrpcCode.NotFound, GrpcCode.InvalidArgument]);
    }

    private async Task<List<ServerReflectionResponse>> Reflect(string version, params ServerReflectionRequest[] requests)
    {
        var answers = new List<ServerReflectionResponse>();
        var method = $"grpc.reflection.{version}.ServerReflection/ServerReflectionInfo";
        await foreach (var answer in door.Channel.Stream<ServerReflectionResponse>(method, requests)) answers.Add(answer);
        return answers;
    }
}
