using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Headers;
using Google.Protobuf;
using Waybill.Protos.V1;

namespace Waybill.Bench.Selling;

/// <summary>Sells over gRPC: the same operations as messages over HTTP/2, all clients on one connection, as gRPC's own libraries have it. Answers are read to their end and looked through for the id, no more.</summary>
internal sealed class GrpcSeller : ISeller
{
    private static readonly MediaTypeHeaderValue Grpc = new("application/grpc");
    private readonly HttpClient http;

    public GrpcSeller(Lab lab)
    {
        http = new(lab.Channel, disposeHandler: false) { BaseAddress = lab.Grpc };
        http.DefaultRequestHeaders.Authorization = new("Bearer", lab.Key);
        http.DefaultRequestHeaders.TryAddWithoutValidation("te", "trailers");
    }

    public async Task<string> CreateOrder(Stall stall)
    {
        var request = new CreateOrderRequest { CustomerId = stall.CustomerId, WarehouseId = stall.WarehouseId, UpTo = OrderStep.Approved };
        request.Lines.AddRange(stall.ItemIds.Select(i => new OrderLineEntry { ItemId = i, Quantity = "1" }));
        return Id(await Call("OrdersService/CreateOrder", request, writes: true));
    }

    public async Task<string> CreateDelivery(string orderId) =>
        Id(await Call("DeliveriesService/CreateDelivery", new CreateDeliveryRequest { OrderId = orderId, Release = true }, writes: true));

    public Task ReadOrder(string orderId) => Call("OrdersService/GetOrder", new GetOrderRequest { OrderId = orderId });

    public Task ConfirmStockOut(string deliveryId, Stall stall) => Call("StockOutsService/CreateStockOut",
        new CreateStockOutRequest { AuthorityKind = "delivery", AuthorityId = deliveryId, WarehouseId = stall.WarehouseId, Confirm = true }, writes: true);

    public Task ListOrders(Stall stall) =>
        Call("OrdersService/ListOrders", new ListOrdersRequest { PageSize = 40, Filter = $"customerId = {stall.CustomerId}" });

    public Task IssueInvoice(string orderId) =>
        Call("InvoicesService/CreateInvoice", new CreateInvoiceRequest { OrderId = orderId, Type = InvoiceType.Ordinary, Issue = true }, writes: true);

    public void Dispose() => http.Dispose();

    private async Task<byte[]> Call(string method, IMessage request, bool writes = false)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, "/waybill.v1." + method)
        {
            Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact, Content = new ByteArrayContent(Frame(request)) { Headers = { ContentType = Grpc } },
        };
        if (writes) message.Headers.TryAddWithoutValidation("idempotency-key", Guid.NewGuid().ToString());
        using var response = await http.SendAsync(message);
        var bytes = await response.Content.ReadAsByteArrayAsync();
        return Trailer(response, "grpc-status") == "0" ? bytes
            : throw new InvalidOperationException($"{method}: {Trailer(response, "grpc-status")} {Trailer(response, "grpc-message")}");
    }

    /// <summary>The id is the first field of what was made.</summary>
    private static string Id(byte[] answer)
    {
        using var fields = new CodedInputStream(answer, 5, answer.Length - 5);
        return fields.ReadTag() == WireFormat.MakeTag(CreateOrderResponse.IdFieldNumber, WireFormat.WireType.LengthDelimited) ? fields.ReadString() : throw new InvalidOperationException("The answer has no id.");
    }

    private static string? Trailer(HttpResponseMessage response, string name) =>
        response.TrailingHeaders.TryGetValues(name, out var values) || response.Headers.TryGetValues(name, out values) ? values.First() : null;

    private static byte[] Frame(IMessage message)
    {
        var frame = new byte[message.CalculateSize() + 5];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), frame.Length - 5);
        message.WriteTo(frame.AsSpan(5));
        return frame;
    }
}
