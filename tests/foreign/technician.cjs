// Plays the technician in Chromium: on the page of a camera done by hand he uploads two files, or
// makes a request, saves it, and uploads the signed certificate. Knows the page only by what a
// person sees: labels and buttons.
//
// technician.cjs BASE USER PASSWORD two-files CERTIFICATE KEY
// technician.cjs BASE USER PASSWORD request FOLDER
// technician.cjs BASE USER PASSWORD signed CERTIFICATE
const { chromium } = require("playwright-core");

async function main([base, username, password, job, ...files]) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: ["--no-sandbox", "--no-proxy-server"],
  });
  const context = await browser.newContext({
    ignoreHTTPSErrors: true,
    httpCredentials: { username, password },
  });
  const page = await context.newPage();
  await page.goto(base);
  if (job === "two-files") {
    await page.getByText("upload files").click();
    await page.getByLabel("Server Cert").setInputFiles(files[0]);
    await page.getByLabel("Server Key").setInputFiles(files[1]);
    await page.getByRole("button", { name: "Upload" }).click();
  } else if (job === "request") {
    await page.getByText("certificate request").click();
    for (const [label, text] of [
      ["Country", "HU"],
      ["State or Province", "Budapest"],
      ["Region", "Budapest"],
      ["Organization Unit", "CCTV"],
      ["Common Name", "127.0.0.1"],
    ]) {
      await page.getByLabel(label, { exact: true }).fill(text);
    }
    await page.getByLabel("Organization", { exact: true }).fill("Hotel Astoria");
    await page.getByRole("button", { name: "Create" }).click();
    const download = page.waitForEvent("download");
    await page.getByText("Export").click();
    await (await download).saveAs(`${files[0]}/certreq.pem`);
    console.log("saved");
    await browser.close();
    return;
  } else {
    await page.getByText("certificate request").click();
    await page.getByLabel("Select Certificate File").setInputFiles(files[0]);
    await page.getByRole("button", { name: "Upload" }).click();
  }
  console.log(await page.getByRole("status").innerText());
  await browser.close();
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error);
  process.exit(1);
});
