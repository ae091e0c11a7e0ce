import java.io.File;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** PDF/UA-1 by veraPDF: each file with the number of checks; status 1 if one fails. */
public class PdfCheck {
  public static void main(String[] files) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    boolean good = files.length > 0;
    for (String file : files) {
      try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(file), PDFAFlavour.PDFUA_1)) {
        ValidationResult result =
            Foundries.defaultInstance().createValidator(PDFAFlavour.PDFUA_1, false).validate(parser);
        System.out.println(
            file + ": " + result.getTotalAssertions() + " checks, " + (result.isCompliant() ? "PDF/UA-1" : "NOT PDF/UA-1"));
        for (TestAssertion check : result.getTestAssertions())
          if (check.getStatus() == TestAssertion.Status.FAILED)
            System.out.println("  " + check.getRuleId().getClause() + ": " + check.getMessage());
        good &= result.isCompliant();
      }
    }
    System.exit(good ? 0 : 1);
  }
}
