package org.todoku.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * The command line. Exit status: 0 done; 1 the input was understood and something in it is wrong; 2
 * the call was wrong; 3 something broke. Messages go to standard error, results to standard output.
 */
@Command(
    name = "todoku",
    description = "A rules workbench for outreach to children and families.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ServeCommand.class,
      CheckCommand.class,
      CasesCommand.class,
      CatalogueCommand.class,
      EvaluateCommand.class,
      SimulateCommand.class,
      GenerateCommand.class,
      ExportCommand.class,
      ImportCommand.class,
      ReplayCommand.class,
    })
public final class Main implements Callable<Integer> {
  /** Done. */
  static final int DONE = 0;

  /** The input was understood, and something in it is wrong. */
  static final int WRONG_INPUT = 1;

  /** The call was wrong. */
  static final int WRONG_CALL = 2;

  /** Something broke. */
  static final int BROKE = 3;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  public static void main(String[] arguments) {
    System.setOut(utf8(FileDescriptor.out));
    System.setErr(utf8(FileDescriptor.err));
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Main());
    line.setOut(new PrintWriter(System.out, true));
    line.setErr(new PrintWriter(System.err, true));
    line.setParameterExceptionHandler(
        (problem, wrong) -> {
          CommandLine command = problem.getCommandLine();
          command.getErr().println("todoku: " + problem.getMessage());
          command.getErr().println("Try: todoku " + path(command) + "--help");
          return WRONG_CALL;
        });
    line.setExecutionExceptionHandler(
        (problem, command, parsed) -> {
          if (problem instanceof WrongCallException) {
            command.getErr().println("todoku: " + problem.getMessage());
            return WRONG_CALL;
          }
          command.getErr().println("todoku: something broke: " + problem);
          problem.printStackTrace(command.getErr());
          return BROKE;
        });
    addHelp(line);
    return line;
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return WRONG_CALL;
  }

  private static void addHelp(CommandLine line) {
    line.getCommandSpec().mixinStandardHelpOptions(true);
    line.getSubcommands().values().forEach(Main::addHelp);
  }

  private static String path(CommandLine command) {
    return command.getParent() == null ? "" : command.getCommandName() + " ";
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}
