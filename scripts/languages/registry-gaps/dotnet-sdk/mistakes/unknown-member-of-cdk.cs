// CS0117: 'BucketEncryption' does not contain a definition for 'KMS_KEY'
using Amazon.CDK.AWS.S3;

internal static class Mistake
{
    public static BucketEncryption Encryption() => BucketEncryption.KMS_KEY;
}
