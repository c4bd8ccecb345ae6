"""How many days pass between the first contact of a campaign and the purchase: a job that both companies have read.

Clean Rooms runs ``entrypoint`` with Python 3.11 and Spark 3.5. It never returns single customers: what belongs to fewer
than ``MINIMUM`` of them is left out, because a job has no other protection than its code.
"""

from pyspark.sql import Window
from pyspark.sql import functions as F

MINIMUM = 100


def entrypoint(context):
    tables = context["referencedTables"]
    campaign = context["analysisParameters"]["campaign"]

    first = Window.partitionBy("customer_id").orderBy("contacted_on")
    contacts = (
        tables["contacts"]
        .where(F.col("campaign") == campaign)
        .withColumn("contact", F.row_number().over(first))
        .where("contact = 1")
    )
    purchases = tables["purchases"].join(contacts, "customer_id").where("purchased_on >= contacted_on")
    days = (
        purchases.groupBy("customer_id", "contacted_on")
        .agg(F.min("purchased_on").alias("purchased_on"))
        .withColumn("days", F.datediff("purchased_on", "contacted_on"))
    )
    histogram = days.groupBy("days").agg(F.countDistinct("customer_id").alias("customers"))
    return {"results": {"days_to_purchase": histogram.where(F.col("customers") >= MINIMUM).orderBy("days")}}
