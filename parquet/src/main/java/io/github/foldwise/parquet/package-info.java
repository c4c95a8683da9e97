/** Parquet files as Hugging Face's {@code datasets} writes them. */
package io.github.foldwise.parquet;
