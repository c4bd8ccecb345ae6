// What generated C# and its users see of the NuGet package Amazon.JSII.Runtime 1.140: declarations without behaviour, to
// compile against where NuGet is out of reach. Nothing here is ever run or shipped.
using System;
using System.Runtime.CompilerServices;

namespace Amazon.JSII.Runtime
{
    public abstract class JsiiException : Exception
    {
        internal JsiiException() { }
    }

    public sealed class JsiiError : JsiiException
    {
        internal JsiiError() { }
    }

    public static class Configuration
    {
        public static bool RuntimeTypeChecking { get; set; }
    }
}

namespace Amazon.JSII.Runtime.Deputy
{
    public abstract class DeputyBase
    {
        protected sealed class DeputyProps
        {
            public DeputyProps(object?[]? arguments = null) { }
        }

        protected DeputyBase(DeputyProps? props = null) { }

        protected DeputyBase(ByRefValue reference) { }

        protected static T GetStaticProperty<T>(Type type, [CallerMemberName] string? propertyName = null) => throw null!;

        protected T GetInstanceProperty<T>([CallerMemberName] string? propertyName = null) => throw null!;

        protected static void SetStaticProperty<T>(Type type, T value, [CallerMemberName] string? propertyName = null) { }

        protected void SetInstanceProperty<T>(T value, [CallerMemberName] string? propertyName = null) { }

        protected static void InvokeStaticVoidMethod(Type type, Type[] parameterTypes, object?[] arguments, [CallerMemberName] string methodName = "") { }

        protected void InvokeInstanceVoidMethod(Type[] parameterTypes, object?[] arguments, [CallerMemberName] string methodName = "") { }

        protected static T InvokeStaticMethod<T>(Type type, Type[] parameterTypes, object?[] arguments, [CallerMemberName] string methodName = "") => throw null!;

        protected T InvokeInstanceMethod<T>(Type[] parameterTypes, object?[] arguments, [CallerMemberName] string methodName = "") => throw null!;

        public T UnsafeCast<T>() where T : class => throw null!;
    }

    public sealed class AnonymousObject : DeputyBase
    {
        internal AnonymousObject(ByRefValue byRefValue) : base(byRefValue) { }
    }

    public sealed class ByRefValue
    {
        internal ByRefValue() { }
    }

    [AttributeUsage(AttributeTargets.Assembly)]
    public sealed class JsiiAssemblyAttribute : Attribute
    {
        public JsiiAssemblyAttribute(string name, string version, string tarball) { }
    }

    [AttributeUsage(AttributeTargets.Class)]
    public sealed class JsiiByValueAttribute : Attribute
    {
        public JsiiByValueAttribute(string fqn) { }
    }

    public abstract class JsiiTypeAttributeBase : Attribute
    {
        protected JsiiTypeAttributeBase(Type nativeType, string fullyQualifiedName) { }
    }

    [AttributeUsage(AttributeTargets.Class, Inherited = false)]
    public sealed class JsiiClassAttribute : JsiiTypeAttributeBase
    {
        public JsiiClassAttribute(Type nativeType, string fullyQualifiedName, string? parametersJson = null)
            : base(nativeType, fullyQualifiedName) { }
    }

    [AttributeUsage(AttributeTargets.Enum)]
    public sealed class JsiiEnumAttribute : JsiiTypeAttributeBase
    {
        public JsiiEnumAttribute(Type nativeType, string fullyQualifiedName) : base(nativeType, fullyQualifiedName) { }
    }

    [AttributeUsage(AttributeTargets.Interface)]
    public sealed class JsiiInterfaceAttribute : JsiiTypeAttributeBase
    {
        public JsiiInterfaceAttribute(Type nativeType, string fullyQualifiedName) : base(nativeType, fullyQualifiedName) { }
    }

    [AttributeUsage(AttributeTargets.Class, Inherited = false)]
    public sealed class JsiiTypeProxyAttribute : JsiiTypeAttributeBase
    {
        public JsiiTypeProxyAttribute(Type nativeType, string fullyQualifiedName) : base(nativeType, fullyQualifiedName) { }
    }

    [AttributeUsage(AttributeTargets.Field)]
    public sealed class JsiiEnumMemberAttribute : Attribute
    {
        public JsiiEnumMemberAttribute(string name) { }
    }

    [AttributeUsage(AttributeTargets.Method)]
    public sealed class JsiiMethodAttribute : Attribute
    {
        public JsiiMethodAttribute(string name, string? returnsJson = null, string? parametersJson = null, bool isAsync = false, bool isOverride = false) { }
    }

    [AttributeUsage(AttributeTargets.Property)]
    public sealed class JsiiPropertyAttribute : Attribute
    {
        public JsiiPropertyAttribute(string name, string typeJson, bool isOptional = false, bool isOverride = false) { }
    }

    [AttributeUsage(AttributeTargets.Property)]
    public sealed class JsiiOptionalAttribute : Attribute
    {
    }
}
