namespace Microsoft.Build.Framework;

/// <summary>
/// Lets a task run in the process of a multi-threaded build (<c>-mt</c>). MSBuild looks for the name alone, so that a task can say it without needing an MSBuild
/// that has the attribute. Each task has to have it: it is not inherited.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
internal sealed class MSBuildMultiThreadableTaskAttribute : Attribute;
