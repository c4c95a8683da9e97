package io.github.foldwise.spark;

import java.util.Map;
import org.apache.spark.SparkContext;
import org.apache.spark.api.plugin.DriverPlugin;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.PluginContext;
import org.apache.spark.api.plugin.SparkPlugin;

/**
 * What Spark starts in the driver and in each executor, so that trainings can tell the driver how
 * they go on. It is named by {@code spark.plugins}: {@link SparkTrainer#PLUGIN}.
 */
public final class FoldwisePlugin implements SparkPlugin {
  /** For Spark. */
  public FoldwisePlugin() {}

  @Override
  public DriverPlugin driverPlugin() {
    return new AtDriver();
  }

  @Override
  public ExecutorPlugin executorPlugin() {
    return new AtExecutor();
  }

  private static final class AtDriver implements DriverPlugin {
    private Trainings trainings; // since init

    @Override
    public Map<String, String> init(SparkContext session, PluginContext context) {
      trainings = Trainings.open(session);
      SessionStart.asksMaster(() -> session.applicationId() != null);
      return Map.of();
    }

    @Override
    public Object receive(Object message) {
      return trainings.receive(Message.of(message)).wire();
    }
  }

  private static final class AtExecutor implements ExecutorPlugin {
    @Override
    public void init(PluginContext context, Map<String, String> ofDriver) {
      Workplace.open(context);
    }

    @Override
    public void shutdown() {
      Workplace.close();
    }
  }
}
