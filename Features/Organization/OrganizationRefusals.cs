using Waybill.Infrastructure.Refusals;

namespace Waybill.Features.Organization;

internal static class OrganizationRefusals
{
    public static readonly Reason CompanyExists = Reason.Duplicate("COMPANY_EXISTS", "The company is set up already.", "公司已设置。");
    public static readonly Reason CompanyMissing = Reason.Conflict("COMPANY_MISSING", "Set up the company first.", "请先设置公司。");
    public static readonly Reason DepartmentCodeTaken = Reason.Duplicate("DEPARTMENT_CODE_TAKEN", "There is a department with this code.", "部门编码已存在。");
    public static readonly Reason EmployeeCodeTaken = Reason.Duplicate("EMPLOYEE_CODE_TAKEN", "There is an employee with this code.", "员工编码已存在。");
    public static readonly Reason SubjectTaken = Reason.Duplicate("SUBJECT_TAKEN", "Another employee has this subject.", "该身份标识已被其他员工使用。");
    public static readonly Reason UnknownTimeZone = Reason.Invalid("UNKNOWN_TIME_ZONE", "{timeZone} is not an IANA time zone.", "{timeZone} 不是有效的 IANA 时区。");
    public static readonly Reason DepartmentUnderItself = Reason.Invalid("DEPARTMENT_UNDER_ITSELF", "A department cannot stand under itself.", "部门不能隶属于自身。");
}
