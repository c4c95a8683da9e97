package io.github.foldwise.benchmarks.peers;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * The result of one run of a contender: its processes' reports, and seconds from the first start to
 * the last end.
 */
record GroupRun(List<JsonNode> reports, double seconds) {}
