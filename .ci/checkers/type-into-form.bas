REM Opens a workbook, types texts into cells as a person does, saves it as .xlsx. The job, one item a line, in UTF-8:
REM address of the workbook, address of the copy, then cell, tab, text.
Sub TypeIntoForm(jobUrl As String)
  Dim oFiles, oJob, oBook, oSheet
  Dim sTarget As String, sItem As String, nTab As Integer
  Dim aHidden(0) As New com.sun.star.beans.PropertyValue
  Dim aSaved(0) As New com.sun.star.beans.PropertyValue
  oFiles = createUnoService("com.sun.star.ucb.SimpleFileAccess")
  oJob = createUnoService("com.sun.star.io.TextInputStream")
  oJob.setInputStream(oFiles.openFileRead(jobUrl))
  oJob.setEncoding("UTF-8")
  aHidden(0).Name = "Hidden"
  aHidden(0).Value = True
  oBook = StarDesktop.loadComponentFromURL(oJob.readLine(), "_blank", 0, aHidden())
  oSheet = oBook.Sheets.getByIndex(0)
  sTarget = oJob.readLine()
  Do While Not oJob.isEOF()
    sItem = oJob.readLine()
    nTab = InStr(sItem, Chr(9))
    If nTab > 0 Then oSheet.getCellRangeByName(Left(sItem, nTab - 1)).setFormula(Mid(sItem, nTab + 1))
  Loop
  aSaved(0).Name = "FilterName"
  aSaved(0).Value = "Calc MS Excel 2007 XML"
  oBook.storeToURL(sTarget, aSaved())
  oBook.close(True)
  StarDesktop.terminate()
End Sub
