"""Apache Spark as the engine of the figures, over the Parquet files that DuckDB wrote (extra `spark`, needs Java)."""

from zhunsheng.indicators.spark.engine import Spark
from zhunsheng.indicators.spark.errors import NoSpark

__all__ = ["NoSpark", "Spark"]
