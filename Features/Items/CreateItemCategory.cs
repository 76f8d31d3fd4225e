using System.ComponentModel.DataAnnotations;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Items;

/// <summary>A class of items joins the tree.</summary>
public static class CreateItemCategory
{
    [Requires("item-categories.create")]
    [Refuses("ITEM_CATEGORY_CODE_TAKEN")]
    public sealed record Command([MaxLength(40)] string Code, string Name, Guid? ParentId);
    public sealed record Result(Guid Id, int Version, string Code);

    internal sealed class Handler(Database db) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            if (command.ParentId is { } parent) db.ReferNext<ItemCategory>(parent, "/parentId");
            var category = new ItemCategory(command.Code, command.Name, command.ParentId);
            db.ItemCategories.Add(category);
            return new(category.Id, category.Version, category.Code);
        }
    }

    internal static void Map(Doors doors) => doors.Create<Command, Result, Handler>("/item-categories", nameof(CreateItemCategory), "Create an item category");
}
