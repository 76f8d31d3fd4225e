using System.Linq.Expressions;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Infrastructure.Lists;

/// <summary>
/// Makes a filter a condition that the database evaluates. A field without a value is unequal to every value, and neither less nor more;
/// NOT is the exact opposite, so it does find such rows.
/// </summary>
internal sealed class FilterCompiler<TEntity>(Listing<TEntity> listing, Caller caller) where TEntity : Entity
{
    private readonly ParameterExpression entity = Expression.Parameter(typeof(TEntity), "e");

    public Expression<Func<TEntity, bool>> Compile(Condition condition) => Expression.Lambda<Func<TEntity, bool>>(Of(condition), entity);

    private Expression Of(Condition condition) => condition switch
    {
        Condition.Negated not => Expression.Not(Of(not.Inner)),
        Condition.Joined { All: true } all => all.Parts.Select(Of).Aggregate(Expression.AndAlso),
        Condition.Joined any => any.Parts.Select(Of).Aggregate(Expression.OrElse),
        _ => Compare((Condition.Compared)condition),
    };

    private Expression Compare(Condition.Compared compared)
    {
        var field = listing.FieldAt(compared.Path) ?? throw FilterParser.Bad(compared.PathAt, $"there is no field {compared.Path}");
        field.Require(caller);
        var value = field.On(entity);
        if (compared.IsPresence) return Present(field, value);
        if (compared.IsNull) return Absent(field, value, compared);
        if (!Allows(field.Path.Type, compared.Comparator)) throw FilterParser.Bad(compared.ComparatorAt, $"{compared.Path} can only be compared with = != :");
        if (!Literals.TryRead(field.Path.Type, compared.Value, out var literal)) throw FilterParser.Bad(compared.ValueAt, "expected " + Literals.Expected(field.Path.Type));
        var condition = Compare(field, value, compared.Comparator, literal!);
        var answersNull = compared.Comparator is not (Comparator.Equal or Comparator.NotEqual);
        return field.Path.Nullable && answersNull ? Expression.AndAlso(Present(field, value), condition) : condition;
    }

    private static Expression Compare(Field<TEntity> field, Expression value, Comparator comparator, object literal) => (comparator, literal) switch
    {
        (Comparator.Has, string part) => Texting.Contains(value, part),
        (Comparator.Equal or Comparator.Has, _) => Expression.Equal(value, field.Parameter(literal)),
        (Comparator.NotEqual, _) => Expression.NotEqual(value, field.Parameter(literal)),
        (_, string) => Expression.MakeBinary(Node(comparator), Compared(value, field.Parameter(literal)), Expression.Constant(0)),
        _ => Expression.MakeBinary(Node(comparator), value, field.Parameter(literal)),
    };

    private static MethodCallExpression Compared(Expression one, Expression other) => Expression.Call(typeof(string), nameof(string.Compare), null, one, other);

    private static BinaryExpression Absent(Field<TEntity> field, Expression value, Condition.Compared compared)
    {
        if (compared.Comparator is not (Comparator.Equal or Comparator.NotEqual)) throw FilterParser.Bad(compared.ComparatorAt, "null can only be compared with = !=");
        if (!field.Path.Nullable) throw FilterParser.Bad(compared.ValueAt, $"{compared.Path} is never null");
        return Expression.MakeBinary(Node(compared.Comparator), value, Expression.Constant(null, value.Type));
    }

    private static Expression Present(Field<TEntity> field, Expression value) =>
        field.Path.Nullable ? Expression.NotEqual(value, Expression.Constant(null, value.Type)) : Expression.Constant(true);

    private static bool Allows(Type type, Comparator comparator) =>
        type == typeof(string) || Literals.IsOrdered(type) || comparator is Comparator.Equal or Comparator.NotEqual or Comparator.Has;

    private static ExpressionType Node(Comparator comparator) => comparator switch
    {
        Comparator.Less => ExpressionType.LessThan,
        Comparator.LessOrEqual => ExpressionType.LessThanOrEqual,
        Comparator.Greater => ExpressionType.GreaterThan,
        Comparator.GreaterOrEqual => ExpressionType.GreaterThanOrEqual,
        Comparator.NotEqual => ExpressionType.NotEqual,
        _ => ExpressionType.Equal,
    };
}
