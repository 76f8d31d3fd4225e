using System.Linq.Expressions;

namespace Waybill.Infrastructure.Data;

/// <summary>Puts the body of one lambda into another expression.</summary>
public sealed class Splice : ExpressionVisitor
{
    private readonly Dictionary<ParameterExpression, Expression> instead = [];

    /// <summary>The body, with the given expressions in place of the parameters.</summary>
    public static Expression In(LambdaExpression lambda, params ReadOnlySpan<Expression> arguments)
    {
        var splice = new Splice();
        for (var i = 0; i < arguments.Length; i++) splice.instead[lambda.Parameters[i]] = arguments[i];
        return splice.Visit(lambda.Body);
    }

    /// <summary>One condition or another of the same thing.</summary>
    public static Expression<Func<T, bool>> Either<T>(Expression<Func<T, bool>> one, Expression<Func<T, bool>> other) =>
        Expression.Lambda<Func<T, bool>>(Expression.OrElse(one.Body, In(other, one.Parameters[0])), one.Parameters);

    /// <summary>One condition and another of the same thing.</summary>
    public static Expression<Func<T, bool>> Both<T>(Expression<Func<T, bool>> one, Expression<Func<T, bool>> other) =>
        Expression.Lambda<Func<T, bool>>(Expression.AndAlso(one.Body, In(other, one.Parameters[0])), one.Parameters);

    protected override Expression VisitParameter(ParameterExpression node) => instead.GetValueOrDefault(node, node);
}
