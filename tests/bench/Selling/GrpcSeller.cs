using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Headers;
using Google.Protobuf;
using Waybill.Protos.V1;

namespace Waybill.Bench.Selling;

/// <summary>Sells over gRPC: the same operations as messages over HTTP/2 in clear, each client on a connection of its own.</summary>
internal sealed class GrpcSeller : ISeller
{
    private static readonly MediaTypeHeaderValue Grpc = new("application/grpc");
    private readonly HttpClient http;

    public GrpcSeller(Lab lab)
    {
        http = new(new SocketsHttpHandler()) { BaseAddress = lab.Grpc };
        http.DefaultRequestHeaders.Authorization = new("Bearer", lab.Key);
        http.DefaultRequestHeaders.TryAddWithoutValidation("te", "trailers");
    }

    public async Task<string> CreateOrder(Stall stall)
    {
        var request = new CreateOrderRequest { CustomerId = stall.CustomerId, WarehouseId = stall.WarehouseId, UpTo = OrderStep.Approved };
        request.Lines.AddRange(stall.ItemIds.Select(i => new OrderLineEntry { ItemId = i, Quantity = "1" }));
        return (await Call("OrdersService/CreateOrder", request, CreateOrderResponse.Parser, writes: true)).Id;
    }

    public async Task<string> CreateDelivery(string orderId) =>
        (await Call("DeliveriesService/CreateDelivery", new CreateDeliveryRequest { OrderId = orderId, Release = true }, CreateDeliveryResponse.Parser, writes: true)).Id;

    public Task ReadOrder(string orderId) => Call("OrdersService/GetOrder", new GetOrderRequest { OrderId = orderId });

    public Task ConfirmStockOut(string deliveryId, Stall stall) => Call("StockOutsService/CreateStockOut",
        new CreateStockOutRequest { AuthorityKind = "delivery", AuthorityId = deliveryId, WarehouseId = stall.WarehouseId, Confirm = true }, CreateStockOutResponse.Parser, writes: true);

    public Task ListOrders(Stall stall) =>
        Call("OrdersService/ListOrders", new ListOrdersRequest { PageSize = 40, Filter = $"customerId = {stall.CustomerId}" });

    public Task IssueInvoice(string orderId) =>
        Call("InvoicesService/CreateInvoice", new CreateInvoiceRequest { OrderId = orderId, Type = InvoiceType.Ordinary, Issue = true }, CreateInvoiceResponse.Parser, writes: true);

    public void Dispose() => http.Dispose();

    private async Task<TAnswer> Call<TAnswer>(string method, IMessage request, MessageParser<TAnswer> parser, bool writes = false) where TAnswer : IMessage<TAnswer>
    {
        var bytes = await Call(method, request, writes);
        return parser.ParseFrom(bytes, 5, bytes.Length - 5);
    }

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
