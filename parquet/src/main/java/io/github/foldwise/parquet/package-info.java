/** Parquet files as Hugging Face's {@code datasets} writes them, read by DuckDB. */
package io.github.foldwise.parquet;
